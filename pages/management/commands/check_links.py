import sys
from collections import Counter

from django.conf import settings
from django.core.management import BaseCommand
from django.utils import timezone
from django.utils.translation import override
from tqdm import tqdm

from pages.links.checking import Checker
from pages.links.external import Round, synchronised


class Command(BaseCommand):
    help = (
        "Demande aux autres sites si les adresses que nous citons répondent encore, une à la fois par site. "
        "Reprend où le passage précédent s’est arrêté ; ce qui a été vérifié depuis peu est laissé."
    )

    def add_arguments(self, parser):
        parser.add_argument("--limit", type=int, default=500, help="adresses au plus (500)")
        parser.add_argument(
            "--days", type=int, default=7, help="laisse ce qui a été vérifié depuis moins de jours (7)"
        )
        parser.add_argument(
            "--delay",
            type=float,
            default=settings.LINK_CHECK_DELAY,
            help="secondes entre deux demandes à un même site",
        )
        parser.add_argument("--timeout", type=float, default=10, help="secondes d’attente d’une réponse (10)")
        parser.add_argument(
            "--dry-run", action="store_true", help="montre ce qui serait demandé, sans rien demander"
        )

    @override("fr")
    def handle(self, *, limit, days, delay, timeout, dry_run, **options):
        due = synchronised().due(timezone.now(), days)
        links = list(due[: max(limit, 0)])
        if dry_run:
            for link in links:
                self.stdout.write(link.url)
            self.stdout.write(f"{len(links)} à demander. Essai seulement : rien n’a été demandé.")
            return
        counts = Counter()
        checker = Checker(user_agent(), timeout)
        asked = Round(links, checker, delay)
        try:
            for link, answer in tqdm(
                asked, total=len(links), file=sys.stderr, disable=None, leave=False, unit=" liens"
            ):
                counts["remis" if answer.wait is not None else link.status] += 1
                if link.is_failure:
                    self.stdout.write(f"{link.url} : {link.sentence}")
        except KeyboardInterrupt:
            self.stdout.write("Arrêté. Ce qui a été vérifié est gardé ; le prochain passage continue.")
        self.tell(counts, due.count())

    def tell(self, counts, left):
        for status, number in sorted(counts.items()):
            self.stdout.write(f"{status} : {number}")
        self.stdout.write(f"Reste à vérifier : {left}")
        if counts and set(counts) <= {"muet", "inconnu"}:
            self.stderr.write("Aucun site n’a répondu : cette machine a-t-elle accès à internet ?")


def user_agent():
    """Says which site asks, and where to complain."""
    site = next(
        (host for host in settings.ALLOWED_HOSTS if not host.startswith((".", "*", "["))), "localhost"
    )
    return f"Mozilla/5.0 (compatible; verification-de-liens; +https://{site}/contact/)"
