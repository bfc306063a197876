from pathlib import Path

from django.core.management import BaseCommand, CommandError

from pages.models import Page
from programmes.initial_content.loader import Loader
from programmes.initial_content.reader import ContentError

FOLDER = Path(__file__).resolve().parents[2] / "initial_content"


class Command(BaseCommand):
    help = "Crée les contenus de départ qui manquent (communes, pages, projets…). Ne change rien de ce qui existe."

    def add_arguments(self, parser):
        parser.add_argument("--if-empty", action="store_true", help="ne fait rien s’il y a déjà une page")
        parser.add_argument(
            "--dry-run", action="store_true", help="montre ce qui serait créé, sans rien garder"
        )
        parser.add_argument("--folder", type=Path, default=FOLDER, help="dossier des fichiers .toml")

    def handle(self, *, if_empty, dry_run, folder, **options):
        if if_empty and Page.objects.exists():
            self.stdout.write("Le site a déjà des pages : rien à faire.")
            return
        loader = Loader(folder)
        try:
            loader.load(dry_run)
        except ContentError as error:
            raise CommandError(f"Rien n’a été chargé.\n{error}") from error
        self.report(loader, dry_run)

    def report(self, loader, dry_run):
        for kind in loader.made | loader.kept:
            self.stdout.write(f"{kind} : {loader.made[kind]} de plus, {loader.kept[kind]} déjà là")
        if dry_run:
            self.stdout.write("Essai seulement : rien n’a été gardé.")
        elif not loader.made:
            self.stdout.write("Tout y était : rien n’a changé.")
