from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pages.editorial.due import apply_due


class Command(BaseCommand):
    help = (
        "Puts in place the scheduled versions that are due. The site does so by itself at the first request."
    )

    def handle(self, *args, **options):
        done = apply_due()
        prevented = [revision for revision in done if revision.failure]
        for revision in prevented:
            self.stderr.write(
                _("Empêchée : %(version)s. %(why)s") % {"version": revision, "why": revision.failure}
            )
        applied = len(done) - len(prevented)
        self.stdout.write(
            ngettext("%d version mise en place.", "%d versions mises en place.", applied) % applied
        )
