"""A moment, in the words of the current language."""

from django.utils import timezone
from django.utils.formats import date_format


def when(moment):
    """An aware datetime → '25/11/2026 14:30', in the time zone of the site."""
    return date_format(timezone.localtime(moment), "SHORT_DATETIME_FORMAT")
