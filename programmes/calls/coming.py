"""What calls for projects add to the calendar: they open and close by themselves."""

from django.utils.translation import gettext_lazy as _

from pages.editorial.coming import rows, source
from programmes.models import Call


@source(Call)
def calls(now):
    public = Call.objects.published()
    return [rows(public, "opens_at", _("ouvre"), now), rows(public, "closes_at", _("se clôt"), now)]
