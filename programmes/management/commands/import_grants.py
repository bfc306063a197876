import sys
from argparse import ArgumentTypeError
from contextlib import contextmanager, nullcontext
from itertools import chain, count
from pathlib import Path

from django.core.management import BaseCommand, CommandError
from django.db import transaction
from django.utils import translation
from tqdm import tqdm

from programmes.grants.importer import Importer
from programmes.models import GrantImport, Programme
from programmes.text.faults import UnreadableFile
from programmes.text.scdl.reader import GIVEN, GrantFile
from programmes.text.scdl.refused import RefusedLines


def given(text):
    column, sign, value = text.partition("=")
    if not sign or column not in GIVEN or not value.strip():
        raise ArgumentTypeError(f"« {text} » : écrivez COLONNE=VALEUR, la colonne parmi {', '.join(GIVEN)}")
    return column, value.strip()


class Command(BaseCommand):
    help = (
        "Importe des fichiers de subventions (SCDL, CSV). Chaque ligne est importée, déjà là, ou écrite avec son motif "
        "dans un fichier de refus, que l’on corrige et importe à son tour. Importer deux fois ne double rien."
    )

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="+", type=Path, metavar="FICHIER")
        parser.add_argument(
            "--dry-run", action="store_true", help="montre ce qui serait fait, sans rien garder"
        )
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

    def take(self, path, *, programme, dry_run, draft, refus, si_vide, verbosity, **options):
        """Whether the file could be read at all."""
        try:
            with path.open("rb") as stream:
                file = GrantFile(stream, dict(si_vide))
                report_path = free_path(refus, f"{path.stem}.refus")
                with report_path.open("w", newline="", encoding="utf-8") as report_file:
                    report = RefusedLines(report_file, file.titles)
                    with rolled_back() if dry_run else nullcontext():
                        source = GrantImport.objects.create(
                            name=path.name[:200],
                            state=GrantImport.State.DONE,
                            programme=programme,
                            is_draft=draft,
                            given=dict(si_vide),
                        )
                        importer = Importer(source, report)
                        with self.progress(stream, verbosity) as moved:
                            counts = importer.run(file, moved)
                        source.counts = counts.as_dict()
                        source.save()
        except OSError as error:
            self.stderr.write(f"{error.filename or path} : ce fichier ne s’ouvre pas ({error.strerror}).")
            return False
        except UnreadableFile as error:
            self.stderr.write(f"{path} : {error}")
            return False
        if not report.count:
            report_path.unlink()
        self.say(path, file, counts, report_path, dry_run)
        return True

    @contextmanager
    def progress(self, stream, verbosity):
        """How much of the file has been read, on a terminal only."""
        size = stream.seek(0, 2)
        is_shown = verbosity and sys.stderr.isatty()
        with tqdm(total=size, unit="o", unit_scale=True, disable=not is_shown, leave=False) as bar:
            yield lambda lines: bar.update(min(stream.tell(), size) - bar.n)

    def say(self, path, file, counts, report_path, dry_run):
        self.stdout.write(
            f"{path} ({file.table.encoding}, « {file.table.delimiter} ») : {counts.lines} lignes"
        )
        if not counts.lines:
            self.stdout.write("  Ce fichier n’a que des titres : aucune ligne n’est à importer.")
        sentences = {
            "made": "importées",
            "drafts": "dont en brouillon (sans date de convention, ou nom de personne à vérifier)",
            "persons": "dont peut-être des personnes : à vérifier dans l’administration avant de publier",
            "dated": "déjà là, qui reçoivent leur date de convention",
            "known": "déjà là, inchangées",
            "refused": f"refusées, avec leur motif dans {report_path}",
            "blank": "lignes vides, sautées",
            "partners": "bénéficiaires nouveaux (hors de la liste publique des partenaires)",
        }
        for name, sentence in sentences.items():
            number = getattr(counts, name)
            if number:
                self.stdout.write(f"  {number} {sentence}")
        if counts.made:
            self.stdout.write(f"  {counts.amount} € importés en tout")
        if file.unread:
            self.stdout.write(f"  Colonnes non lues : {', '.join(file.unread)}.")
        if file.other_themes:
            names = ", ".join(sorted(file.other_themes))
            self.stdout.write(f"  Thèmes hors de la liste nationale, non gardés : {names}.")
        if dry_run:
            self.stdout.write("  Essai seulement : rien n’a été gardé.")


def free_path(folder, stem):
    """Never over a report that someone may be mending."""
    names = chain([f"{stem}.csv"], (f"{stem}-{number}.csv" for number in count(2)))
    return next(path for name in names if not (path := folder / name).exists())


@contextmanager
def rolled_back():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
