"""What a reader asks of a list of projects or of promises, and what they could ask next."""

from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from pages.site.filter import Choice, Criterion
from programmes.models import Commune, Programme, Project


class ProjectFilter:
    """Choices that exist only, each with the number of projects it would show, the other choices kept.

    The values come from anyone's address bar: they are looked up among those we know and go no further.
    """

    LABELS = {
        "programme": _("Programme"),
        "commune": _("Commune"),
        "etat": pgettext_lazy("progress", "État"),  # elsewhere « État » is the State
    }
    PAGE = "programmes:projects"
    NAME = _("Filtrer les projets")
    OWN = _("Où il y a des projets")
    EVERYTHING = _("voyez tous les projets")
    STATES = Project.Status.choices
    #: What the rows call it.
    FIELDS = {"programme": "programme__slug", "commune": "communes__slug", "etat": "status_today"}

    def __init__(self, query, rows):
        self.rows = rows
        self.known = {
            "programme": {programme.slug: programme for programme in Programme.objects.all()},
            "commune": {commune.slug: commune for commune in Commune.objects.all()},
            "etat": dict(self.STATES),
        }
        asked = {name: query.get(name, "").strip() for name in self.known}
        self.values = {name: value for name, value in asked.items() if value in self.known[name]}
        self.ignored = [
            self.LABELS[name] for name, value in asked.items() if value and name not in self.values
        ]

    @property
    def chosen(self):
        return {name: self.known[name][value] for name, value in self.values.items()}

    def found(self, without=None):
        """The rows that the choices leave, with all of them or all but one."""
        chosen = {name: choice for name, choice in self.chosen.items() if name != without}
        status = self.values.get("etat") if "etat" in chosen else None
        return self.rows.filtered(
            programme=chosen.get("programme"), commune=chosen.get("commune"), status=status
        )

    @property
    def results(self):
        found = self.found().for_list()
        return found.own_first() if "commune" in self.values else found

    @cached_property
    def counts(self):
        return {name: self.found(without=name).counted_by(field) for name, field in self.FIELDS.items()}

    @property
    def total(self):
        """Already counted: each row has one state."""
        by_status = self.counts["etat"]
        return by_status.get(self.values["etat"], 0) if "etat" in self.values else sum(by_status.values())

    @property
    def everywhere(self):
        """How many of the projects that any commune may choose are not its own."""
        return self.counts["commune"].get(None, 0)

    @property
    def criteria(self):
        return [
            Criterion(
                "programme", self.LABELS["programme"], _("Tous les programmes"), self.choices("programme")
            ),
            self.commune_criterion(),
            Criterion("etat", self.LABELS["etat"], _("Tous les états"), self.choices("etat")),
        ]

    def commune_criterion(self):
        own = [slug for slug in self.known["commune"] if slug in self.counts["commune"]]
        choices = self.choices("commune")
        return Criterion(
            "commune",
            self.LABELS["commune"],
            _("Toutes les communes"),
            [choice for choice in choices if choice.value in own],
            [choice for choice in choices if choice.value not in own],
        )

    def choices(self, name):
        """A choice already made stays on offer, even where it finds nothing: the form must say what it does."""
        counts, chosen = self.counts[name], self.values.get(name)
        added = self.everywhere if name == "commune" else 0
        offered = [
            Choice(value, label, counts.get(value, 0) + added, value == chosen)
            for value, label in self.known[name].items()
        ]
        return [choice for choice in offered if choice.count or choice.is_chosen]

    @property
    def removals(self):
        """The choices made, each with the address of the list without it: [(label, query), …]."""
        return [(label, self.query_without(name)) for name, label in self.chosen.items()]

    def query_without(self, name):
        return urlencode({key: value for key, value in self.values.items() if key != name})

    @property
    def query(self):
        return self.query_without(None)
