"""What import_communes and import_quartiers do alike: read, show, then write."""

import functools
import sys
from datetime import date
from pathlib import Path

from django.core.management import CommandError
from tqdm import tqdm

from programmes.imports.command import ImportCommand
from programmes.imports.plan import confirm
from programmes.models import TerritoryImport
from programmes.territory.imports.kinds import plan_for
from programmes.territory.imports.words import sentences
from programmes.text.faults import UnreadableFile


class PlaceImport(ImportCommand):
    kind = ""

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("file", type=Path, help="fichier CSV ou GeoJSON")
        parser.add_argument("--source", required=True, help="qui publie ce fichier : « Insee, 2024 »")
        parser.add_argument("--date", required=True, type=date.fromisoformat, help="sa date, AAAA-MM-JJ")
        parser.add_argument(
            "--strict", action="store_true", help="n’écrit rien si une seule ligne est refusée"
        )
        parser.add_argument("--partial", action="store_true", help="le fichier n’est pas une liste complète")
        parser.add_argument("--known-only", action="store_true", help="n’ajoute aucun lieu nouveau")

    def handle(self, *, file, dry_run, strict, **options):
        progress = functools.partial(tqdm, file=sys.stderr, disable=None, leave=False, unit=" lignes")
        sent = self.sent(file, options)
        plan = self.plan(file, sent, progress)
        self.show(plan)
        if strict and plan.refusals:
            raise CommandError(
                "Rien n’a été écrit : une ligne est refusée, et --strict demande tout ou rien."
            )
        if dry_run:
            self.tell_dry_run()
        elif plan.has_changes:
            confirm(plan, sent, progress)
            self.stdout.write("C’est écrit.")
        else:
            self.stdout.write("Rien n’a changé.")

    def sent(self, file, options):
        if not 0 < len(options["source"].strip()) <= 200:
            raise CommandError("--source : dites qui publie ce fichier, en 200 caractères au plus.")
        names = ("source", "partial", "known_only", "year", "epci")
        said = {name: options[name] for name in names if name in options}
        return TerritoryImport(kind=self.kind, name=file.name[:200], source_date=options["date"], **said)

    def plan(self, file, sent, progress):
        try:
            sent.content = file.read_bytes()
            return plan_for(sent, progress)
        except OSError as error:
            raise CommandError(f"{file} : ce fichier ne s’ouvre pas ({error.strerror}).") from error
        except UnreadableFile as error:
            raise CommandError(str(error)) from error

    def show(self, plan):
        for sign, changes in (("+", plan.added), ("~", plan.changed), ("!", plan.gone)):
            for change in changes:
                self.stdout.write(f"{sign} {change.place} ({change.said})")
        self.tell(sentences(plan.counts), plan.refusals)
