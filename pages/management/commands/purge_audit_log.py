from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pages.models import AuditEntry


class Command(BaseCommand):
    help = "Takes out of the audit log what is older than AUDIT_LOG_DAYS; each sign-in does it too."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="only counts")

    def handle(self, *, dry_run, **options):
        old = AuditEntry.objects.too_old()
        count = old.count() if dry_run else old.purge()
        days = {"count": count, "days": settings.AUDIT_LOG_DAYS}
        if dry_run:
            sentence = ngettext(
                "%(count)d acte de plus de %(days)d jours : il serait effacé.",
                "%(count)d actes de plus de %(days)d jours : ils seraient effacés.",
                count,
            )
        else:
            sentence = ngettext(
                "%(count)d acte de plus de %(days)d jours effacé.",
                "%(count)d actes de plus de %(days)d jours effacés.",
                count,
            )
        self.stdout.write(sentence % days if count else _("Aucun acte n’a plus de %(days)d jours.") % days)
