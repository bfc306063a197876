from django.utils import timezone
from django.utils.formats import date_format


def when(moment):
    """A moment, as staff read it."""
    return date_format(timezone.localtime(moment), "SHORT_DATETIME_FORMAT")
