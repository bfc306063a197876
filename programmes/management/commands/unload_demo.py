from django.core.management import BaseCommand, CommandError

from programmes.demo import examples as demo


class Command(BaseCommand):
    help = "Enlève les exemples ajoutés par load_demo, et eux seuls, sans laisser de trace."

    def handle(self, **options):
        try:
            gone = demo.unload()
        except demo.StillUsed as error:
            raise CommandError(
                f"{error} Détachez-le dans l’administration, puis recommencez. Rien n’a été enlevé."
            ) from error
        self.stdout.write(f"{gone} exemples de moins." if gone else "Il n’y a pas d’exemple.")
