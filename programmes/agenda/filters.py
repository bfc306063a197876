"""What a reader asks of the agenda: where, on what, from when."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from pages.site.filter import Filter
from pages.site.filter_fields import Field, LookedUp, Options, Pick
from pages.text.years import FIRST, LAST
from programmes.models import Event, EventDate, Project
from programmes.programme.filter_fields import programme_field
from programmes.territory.filter_fields import commune_field, quartier_field
from programmes.text.clock import day_words

#: How many days a period has, today included.
PERIODS = {
    "aujourdhui": (_("Aujourd’hui"), 1),
    "7-jours": (_("Les sept jours qui viennent"), 7),
    "30-jours": (_("Les trente jours qui viennent"), 30),
}
#: Chosen by a link from their page, among too many for a list.
LINKED = ("projet", "quartier")


@dataclass
class Day(Field):
    """'2026-03-14', and no day that is too far for a clock."""

    def read(self, text):
        try:
            day = date.fromisoformat(text)
        except ValueError:
            return None
        if not FIRST <= day.year <= LAST:
            return None
        return Pick(day.isoformat(), _("À partir du %s") % day_words(day), day)


PROGRAMME = programme_field(row="programme__slug")
COMMUNE = commune_field(row="commune__slug", shared=True, keeps=_("ce qui concerne cette commune, ou toutes"))
QUARTIER = quartier_field(keeps=_("les rendez-vous de ce quartier"))
PROJECT = LookedUp(
    "projet",
    _("Projet"),
    keeps=_("les rendez-vous de ce projet"),
    criterion="project",
    rows=lambda: Project.objects.published(),
    codes=("code",),
    form=_("le nom d’un projet dans l’adresse de sa page, ou son code"),
    source=reverse_lazy("programmes:dataset", args=["projets"]),
)
PERIOD = Options("periode", _("Période"), options={name: label for name, (label, _days) in PERIODS.items()})
DAY = Day("jour", _("À partir du"))


class SubjectFilter(Filter):
    """What events are about, past ones included: a subscription and open data are asked that, and no day."""

    FIELDS = (COMMUNE, PROGRAMME, PROJECT, QUARTIER)

    def all_rows(self):
        return Event.objects.published()

    def found(self, without=None):
        return self.rows.narrowed(**self.asked(without))


class EventFilter(SubjectFilter):
    """The events to come."""

    PAGE = "programmes:events"
    NAME = _("Filtrer l’agenda")
    FIELDS = (COMMUNE, PROGRAMME, PERIOD, DAY, PROJECT, QUARTIER)

    @property
    def window(self):
        """The days asked for: from `since`, the first, to `before`, the first that is not shown any more."""
        since = self.picks["jour"].asked if "jour" in self.picks else None
        if "periode" not in self.values:
            return {"since": since, "before": None}
        first = max(since or timezone.localdate(), timezone.localdate())
        return {"since": since, "before": first + timedelta(days=PERIODS[self.values["periode"]][1])}

    def found(self, without=None):
        return self.rows.filtered(**self.asked(without), **self.window)

    @property
    def results(self):
        """The next date of each event found: a workshop that comes back each week does not hide the others."""
        return EventDate.objects.next_of(self.found(), **self.window)

    @property
    def linked(self):
        """What the form keeps without showing it: [(name, value), …]."""
        return [(name, value) for name, value in self.values.items() if name in LINKED]

    @property
    def periods(self):
        chosen = self.values.get("periode")
        return [(name, label, name == chosen) for name, label in PERIOD.options.items()]

    @property
    def calendar_url(self):
        """The same list as a calendar to subscribe to: what is asked by day is left out, a subscription has no day."""
        names = [each.name for each in SubjectFilter.FIELDS]
        kept = {name: self.values[name] for name in names if name in self.values}
        url = reverse("programmes:events_calendar")
        return f"{url}?{urlencode(kept)}" if kept else url
