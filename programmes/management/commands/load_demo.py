from django.core.management import BaseCommand

from programmes.demo import examples as demo


class Command(BaseCommand):
    help = (
        "Ajoute des exemples, marqués « Exemple », pour voir chaque écran à l’œuvre. unload_demo les enlève."
    )

    def handle(self, **options):
        made = demo.load()
        self.stdout.write(
            f"{made} exemples de plus." if made else "Les exemples y sont déjà : rien n’a changé."
        )
