from pathlib import Path

from django.core.management import CommandError

from pages.models import Page
from programmes.imports.command import ImportCommand
from programmes.imports.plan import AllOrNothing
from programmes.initial_content.plan import ContentPlan
from programmes.text.faults import UnreadableFile

FOLDER = Path(__file__).resolve().parents[2] / "initial_content"


class Command(ImportCommand):
    help = "Crée les contenus de départ qui manquent (communes, pages, projets…). Ne change rien de ce qui existe."

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("--if-empty", action="store_true", help="ne fait rien s’il y a déjà une page")
        parser.add_argument("--folder", type=Path, default=FOLDER, help="dossier des fichiers .toml")

    def handle(self, *, if_empty, dry_run, folder, **options):
        if if_empty and Page.objects.exists():
            self.stdout.write("Le site a déjà des pages : rien à faire.")
            return
        plan = self.looked_at(folder) if dry_run else self.confirmed(folder)
        self.tell(f"{kind} : {new} de plus, {there} déjà là" for kind, (new, there) in plan.counts.items())
        if dry_run:
            self.tell_dry_run()
        elif not plan.has_changes:
            self.stdout.write("Tout y était : rien n’a changé.")

    def looked_at(self, folder):
        try:
            plan = ContentPlan(folder).look()
        except UnreadableFile as error:
            raise CommandError(str(error)) from error
        self.stop_at_faults(plan)
        return plan

    def confirmed(self, folder):
        """Loading stops at its first fault: only then is it worth the time to look for the others."""
        plan = ContentPlan(folder)
        try:
            return plan.apply()
        except UnreadableFile as error:
            raise CommandError(str(error)) from error
        except AllOrNothing:
            self.looked_at(folder)
            self.stop_at_faults(plan)

    def stop_at_faults(self, plan):
        """All the faults at once, each sort of reason counted."""
        if plan.refusals:
            faults = "\n".join(plan.refusals.told())
            raise CommandError(f"Rien n’a été chargé.\n{faults}")
