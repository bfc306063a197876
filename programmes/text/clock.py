"""Days and hours in words. Imports no model."""

from datetime import date

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext


def day_words(day: date) -> str:
    """'mardi 3 mars 2026'."""
    return date_format(day, pgettext("day in full", "l j F Y"))


def hour_words(moment):
    """'14 h', '14 h 30': without minutes if there are none, with spaces that do not break."""
    said = {"hour": moment.hour, "minute": f"{moment.minute:02}"}
    return (_("%(hour)s h %(minute)s") if moment.minute else _("%(hour)s h")) % said


def moment_words(moment):
    """'mardi 3 mars 2026 à 14 h'."""
    moment = timezone.localtime(moment)
    return _("%(day)s à %(hour)s") % {"day": day_words(moment), "hour": hour_words(moment)}


def span_words(start, end):
    """'mardi 3 mars 2026, de 14 h à 16 h'; if `end` is None, only the start."""
    start, end = timezone.localtime(start), end and timezone.localtime(end)
    words = {"day": day_words(start), "start": hour_words(start)}
    if not end:
        return _("%(day)s, à %(start)s") % words
    if end.date() == start.date():
        return _("%(day)s, de %(start)s à %(end)s") % (words | {"end": hour_words(end)})
    return _("du %(start)s au %(end)s") % {"start": moment_words(start), "end": moment_words(end)}
