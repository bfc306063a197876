"""What a reader asks of the agenda: where, on what, from when."""

from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from pages.site.filter import Choice, Criterion
from pages.text.years import FIRST, LAST
from programmes.models import Commune, Event, EventDate, Programme, Project, Quartier
from programmes.text.clock import day_words

#: How many days a period has, today included.
PERIODS = {
    "aujourdhui": (_("Aujourd’hui"), 1),
    "7-jours": (_("Les sept jours qui viennent"), 7),
    "30-jours": (_("Les trente jours qui viennent"), 30),
}


class EventFilter:
    """Choices that exist only, each with the number of events it would show, the other choices kept.

    The values come from anyone's address bar: they are looked up among those we know and go no further.
    """

    LABELS = {
        "commune": _("Commune"),
        "programme": _("Programme"),
        "periode": _("Période"),
        "jour": _("À partir du"),
        "projet": _("Projet"),
        "quartier": _("Quartier"),
    }
    #: Chosen by a link from their page, among too many for a list.
    LINKED = {"projet": Project, "quartier": Quartier}
    #: Those that say what an event is about: a subscription and open data keep them, and no day.
    ABOUT = {"commune": "commune", "programme": "programme", "projet": "project", "quartier": "quartier"}

    def __init__(self, query):
        self.events = Event.objects.published()
        self.known = {
            "commune": {commune.slug: commune for commune in Commune.objects.all()},
            "programme": {programme.slug: programme for programme in Programme.objects.all()},
            "periode": {name: label for name, (label, _days) in PERIODS.items()},
        }
        asked = {name: query.get(name, "").strip() for name in self.LABELS}
        found = {name: self.look_up(name, value) for name, value in asked.items() if value}
        self.chosen = {name: value for name, value in found.items() if value}
        self.values = {name: asked[name] for name in self.chosen}
        self.ignored = [self.LABELS[name] for name, value in found.items() if not value]

    def look_up(self, name, value):
        """What the value stands for, or None."""
        if name == "jour":
            return day_of(value)
        if name in self.LINKED:
            return public(self.LINKED[name]).filter(slug=value).first() if is_slug(value) else None
        return self.known[name].get(value)

    @property
    def window(self):
        """The days asked for: from `since`, the first, to `before`, the first that is not shown any more."""
        since = self.chosen.get("jour")
        if "periode" not in self.values:
            return {"since": since, "before": None}
        first = max(since or timezone.localdate(), timezone.localdate())
        return {"since": since, "before": first + timedelta(days=PERIODS[self.values["periode"]][1])}

    def found(self, without=None):
        """The events that the choices leave, all of them or all but one."""
        chosen = {name: choice for name, choice in self.chosen.items() if name != without}
        return self.events.filtered(**self.about(chosen), **self.window)

    def about(self, chosen):
        return {field: chosen.get(name) for name, field in self.ABOUT.items()}

    @property
    def results(self):
        """The next date of each event found: a workshop that comes back each week does not hide the others."""
        return EventDate.objects.next_of(self.found(), **self.window)

    def narrowed_events(self):
        """Those of the choices that no day is part of, past ones included: for a subscription, or as data."""
        return self.events.narrowed(**self.about(self.chosen))

    @cached_property
    def counts(self):
        return {
            "commune": self.found(without="commune").counted_by("commune__slug"),
            "programme": self.found(without="programme").counted_by("programme__slug"),
        }

    @cached_property
    def total(self):
        return self.found().count()

    @property
    def criteria(self):
        return [
            Criterion("commune", self.LABELS["commune"], _("Toutes les communes"), self.choices("commune")),
            Criterion(
                "programme", self.LABELS["programme"], _("Tous les programmes"), self.choices("programme")
            ),
        ]

    @property
    def linked(self):
        """What the form keeps without showing it: [(name, value), …]."""
        return [(name, value) for name, value in self.values.items() if name in self.LINKED]

    @property
    def periods(self):
        chosen = self.values.get("periode")
        return [(name, label, name == chosen) for name, label in self.known["periode"].items()]

    def choices(self, name):
        """A choice already made stays on offer, even where it finds nothing: the form must say what it does."""
        counts, chosen = self.counts[name], self.values.get(name)
        added = counts.get(None, 0) if name == "commune" else 0
        offered = [
            Choice(value, label, counts.get(value, 0) + added, value == chosen)
            for value, label in self.known[name].items()
            if counts.get(value) or value == chosen
        ]
        return offered

    @property
    def removals(self):
        """The choices made, each with the address of the list without it: [(label, query), …]."""
        return [(self.label_of(name), self.query_without(name)) for name in self.chosen]

    def label_of(self, name):
        if name == "jour":
            return _("À partir du %s") % day_words(self.chosen[name])
        return self.chosen[name]

    def query_without(self, name):
        return urlencode({key: value for key, value in self.values.items() if key != name})

    @property
    def query(self):
        return self.query_without(None)

    @property
    def url(self):
        return reverse("programmes:events")

    @property
    def calendar_url(self):
        """The same list as a calendar to subscribe to: what is asked by day is left out, a subscription has no day."""
        kept = {name: self.values[name] for name in self.ABOUT if name in self.values}
        url = reverse("programmes:events_calendar")
        return f"{url}?{urlencode(kept)}" if kept else url


def day_of(value):
    """'2026-03-14' → the day; None for what is none, or too far for a clock."""
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return None
    return day if FIRST <= day.year <= LAST else None


def public(model):
    return model.objects.published() if hasattr(model.objects, "published") else model.objects.all()


def is_slug(value):
    return value.replace("-", "").replace("_", "").isalnum() and "\0" not in value
