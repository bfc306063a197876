"""What import_communes and import_quartiers do alike: read, show, then write."""

import functools
import sys
from datetime import date
from pathlib import Path

from django.core.management import BaseCommand, CommandError
from tqdm import tqdm

from programmes.territory.imports.kinds import plan_of
from programmes.territory.imports.plan import Options
from programmes.text.faults import UnreadableFile

WORDS = {
    "rows": "lignes lues",
    "added": "à ajouter",
    "changed": "à modifier",
    "unchanged": "inchangées",
    "merged": "lignes d’un lieu déjà compté",
    "outside": "hors du site",
    "faults": "refusées",
    "gone": "lieux absents du fichier, gardés et signalés",
}


class PlaceImport(BaseCommand):
    kind = ""

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="fichier CSV ou GeoJSON")
        parser.add_argument("--source", required=True, help="qui publie ce fichier : « Insee, 2024 »")
        parser.add_argument("--date", required=True, type=date.fromisoformat, help="sa date, AAAA-MM-JJ")
        parser.add_argument(
            "--dry-run", action="store_true", help="montre ce qui changerait, sans rien écrire"
        )
        parser.add_argument(
            "--strict", action="store_true", help="n’écrit rien si une seule ligne est refusée"
        )
        parser.add_argument("--partial", action="store_true", help="le fichier n’est pas une liste complète")
        parser.add_argument("--known-only", action="store_true", help="n’ajoute aucun lieu nouveau")

    def handle(self, *, file, dry_run, strict, year=None, epci="", **options):
        progress = functools.partial(tqdm, file=sys.stderr, disable=None, leave=False, unit=" lignes")
        plan = self.plan(file, options, year=year, epci=epci, progress=progress)
        self.show(plan)
        if strict and plan.faults:
            raise CommandError(
                "Rien n’a été écrit : une ligne est refusée, et --strict demande tout ou rien."
            )
        if dry_run:
            self.stdout.write("Essai seulement : rien n’a été écrit.")
        elif plan.changes:
            plan.apply(progress)
            self.stdout.write("C’est écrit.")
        else:
            self.stdout.write("Rien n’a changé.")

    def plan(self, file, options, **reading):
        if not 0 < len(options["source"].strip()) <= 200:
            raise CommandError("--source : dites qui publie ce fichier, en 200 caractères au plus.")
        said = Options(**{name: options[name] for name in ("source", "date", "partial", "known_only")})
        try:
            return plan_of(self.kind, file.read_bytes(), file.name, said, **reading)
        except OSError as error:
            raise CommandError(f"{file} : ce fichier ne s’ouvre pas ({error.strerror}).") from error
        except UnreadableFile as error:
            raise CommandError(str(error)) from error

    def show(self, plan):
        for fault in plan.faults:
            self.stderr.write(str(fault))
        for sign, changes in (("+", plan.added), ("~", plan.changed), ("!", plan.gone)):
            for change in changes:
                facts = " ; ".join(f"{fact.label} : {fact.old} → {fact.new}" for fact in change.facts)
                self.stdout.write(f"{sign} {change.place} ({facts})")
        for name, number in plan.counts.items():
            self.stdout.write(f"{WORDS[name]} : {number}")
