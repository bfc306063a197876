import sys
from argparse import ArgumentTypeError
from itertools import chain, count
from pathlib import Path

from django.core.management import CommandError
from django.utils import translation
from tqdm import tqdm

from programmes.grants.import_plan import GrantPlan
from programmes.grants.import_words import sentences
from programmes.imports.command import ImportCommand
from programmes.imports.plan import confirm
from programmes.models import GrantImport, Programme
from programmes.text.faults import UnreadableFile
from programmes.text.scdl.reader import GIVEN, GrantFile
from programmes.text.scdl.refused import RefusedLines


def given(text):
    column, sign, value = text.partition("=")
    if not sign or column not in GIVEN or not value.strip():
        raise ArgumentTypeError(f"« {text} » : écrivez COLONNE=VALEUR, la colonne parmi {', '.join(GIVEN)}")
    return column, value.strip()


class Command(ImportCommand):
    help = (
        "Importe des fichiers de subventions (SCDL, CSV). Chaque ligne est importée, déjà là, ou écrite avec son motif "
        "dans un fichier de refus, que l’on corrige et importe à son tour. Importer deux fois ne double rien."
    )

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("files", nargs="+", type=Path, metavar="FICHIER")
        parser.add_argument("--draft", action="store_true", help="importe en brouillon : rien n’est publié")
        parser.add_argument(
            "--programme", metavar="ADRESSE", help="le programme de ces subventions (son adresse)"
        )
        parser.add_argument(
            "--refus",
            type=Path,
            default=Path(),
            metavar="DOSSIER",
            help="où écrire les fichiers de refus (ici)",
        )
        parser.add_argument(
            "--si-vide", type=given, action="append", default=[], metavar="COLONNE=VALEUR",
            help="ce que vaut une case vide, par exemple notificationUE=non",
        )  # fmt: skip

    def handle(self, *, files, programme, **options):
        found = Programme.objects.filter(slug=programme).first() if programme else None
        if programme and not found:
            known = ", ".join(Programme.objects.values_list("slug", flat=True))
            raise CommandError(f"Le programme « {programme} » n’existe pas ; il y a : {known or 'aucun'}.")
        with translation.override("fr"):
            failed = [path for path in files if not self.take(path, programme=found, **options)]
        if failed:
            raise CommandError(f"{len(failed)} fichier(s) n’ont pas pu être lus.")

    def take(self, path, *, refus, si_vide, **options):
        """Whether the file could be read at all."""
        try:
            with path.open("rb") as stream:
                file = GrantFile(stream, dict(si_vide))
                report = free_path(refus, f"{path.stem}.refus")
                with report.open("w", newline="", encoding="utf-8") as refused:
                    plan = self.run(path.name, file, RefusedLines(refused, file.titles), **options)
        except OSError as error:
            self.stderr.write(f"{error.filename or path} : ce fichier ne s’ouvre pas ({error.strerror}).")
            return False
        except UnreadableFile as error:
            self.stderr.write(f"{path} : {error}")
            return False
        if not plan.refusals:
            report.unlink()
        self.say(path, plan, report, options["dry_run"])
        return True

    def run(self, name, file, refused, *, programme, dry_run, draft, verbosity, **options):
        """The plan of the file: looked at, or confirmed."""
        sent = GrantImport(name=name[:200], programme=programme, is_draft=draft, given=file.given)
        plan = GrantPlan(sent, file, refused)
        progress = progress_in(file.table.stream, is_shown=verbosity and sys.stderr.isatty())
        if dry_run:
            plan.look(progress)
        else:
            confirm(plan, sent, progress)
        return plan

    def say(self, path, plan, report, dry_run):
        counts = plan.counts
        self.stdout.write(f"{path} ({counts['encoding']}, « {counts['delimiter']} »)")
        self.tell(sentences(counts), plan.refusals)
        if plan.refusals:
            self.stdout.write(f"  Les lignes refusées, avec leur motif : {report}")
        if not counts["lines"]:
            self.stdout.write("  Ce fichier n’a que des titres : aucune ligne n’est à importer.")
        if dry_run:
            self.tell_dry_run()


def progress_in(stream, is_shown):
    """How much of the file has been read, while its lines are gone through."""
    size = stream.seek(0, 2)

    def progress(lines):
        with tqdm(total=size, unit="o", unit_scale=True, disable=not is_shown, leave=False) as bar:
            for line in lines:
                yield line
                bar.update(min(stream.tell(), size) - bar.n)

    return progress if is_shown else iter


def free_path(folder, stem):
    """The path of a new file: a report that someone may be correcting is never overwritten."""
    names = chain([f"{stem}.csv"], (f"{stem}-{number}.csv" for number in count(2)))
    return next(path for name in names if not (path := folder / name).exists())
