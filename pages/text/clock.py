"""A moment, in the words of the language of now."""

from django.utils import timezone
from django.utils.formats import date_format


def when(moment):
    """'25/11/2026 14:30', on the clocks of here."""
    return date_format(timezone.localtime(moment), "SHORT_DATETIME_FORMAT")
