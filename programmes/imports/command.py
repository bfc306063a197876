"""What the commands that import files do alike: look, say, and write unless it is a dry run."""

from django.core.management import BaseCommand


class ImportCommand(BaseCommand):
    def add_arguments(self, parser):
        parser.add_argument(
            "--dry-run", action="store_true", help="montre ce qui serait fait, sans rien garder"
        )

    def tell(self, sentences, refusals=None):
        """Why what was refused was, each sort of reason counted; then what the file comes to."""
        for line in refusals.told() if refusals else ():
            self.stderr.write(line)
        for sentence in sentences:
            self.stdout.write(f"  {sentence}")

    def tell_dry_run(self):
        self.stdout.write("Essai seulement : rien n’a été gardé.")
