from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pages.models import TrashedObject


class Command(BaseCommand):
    help = "Deletes for good what has been in the trash for longer than TRASH_DAYS, with its versions. Nothing else does."

    def add_arguments(self, parser):
        parser.add_argument(
            "--dry-run", action="store_true", help="show what would leave, and delete nothing"
        )

    @transaction.atomic
    def handle(self, *args, **options):
        for each in TrashedObject.objects.old():
            self.stdout.write(f"{each} {each.address}")
        count = TrashedObject.objects.empty()
        if options["dry_run"]:
            transaction.set_rollback(True)
            self.stdout.write(_("Essai : rien n’est supprimé."))
        sentence = ngettext(
            "%(count)d contenu supprimé depuis plus de %(days)d jours.",
            "%(count)d contenus supprimés depuis plus de %(days)d jours.",
            count,
        )
        self.stdout.write(sentence % {"count": count, "days": settings.TRASH_DAYS})
