"""What a reader asks of the public ledger of grants, and what they could ask next."""

from django.db.models import Count, Sum
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from pages.site.filter import Choice, Criterion
from programmes.grants.totals import Total
from programmes.models import Commune, Partner
from programmes.text.scdl.themes import Theme

#: How many beneficiaries the form offers, the most helped first: the others are found by their name.
OFFERED = 25
LONGEST_TEXT = 100
NO_THEME = "sans"
THEMES = dict(Theme.choices) | {NO_THEME: _("Thème non précisé")}


class GrantFilter:
    """As ProjectFilter: choices that exist only, each with the number it would show, the other choices kept."""

    LABELS = {
        "annee": _("Année"),
        "theme": _("Thème"),
        "commune": _("Commune"),
        "association": _("Bénéficiaire"),
        "texte": _("Mots cherchés"),
    }
    EVERYTHING = {
        "annee": _("Toutes les années"),
        "theme": _("Tous les thèmes"),
        "commune": _("Toutes les communes"),
        "association": _("Tous les bénéficiaires"),
    }

    def __init__(self, query, grants):
        self.grants = grants
        asked = {name: " ".join(query.get(name, "").replace("\0", "").split()) for name in self.LABELS}
        self.chosen = {name: found for name, value in asked.items() if (found := self.read(name, value))}
        self.values = {name: asked[name][:LONGEST_TEXT] for name in self.chosen}
        self.ignored = [
            self.LABELS[name] for name, value in asked.items() if value and name not in self.chosen
        ]

    def read(self, name, value):
        """What the value stands for, or None: it comes from anyone's address bar."""
        if not value:
            return None
        if name == "texte":
            return value[:LONGEST_TEXT]
        if name == "annee":
            return int(value) if value.isascii() and value.isdecimal() and len(value) == 4 else None
        if name == "theme":
            return THEMES.get(value)
        if name == "commune":
            return Commune.objects.filter(slug=value).first()
        return Partner.objects.public().filter(slug=value).first()

    def found(self, without=None):
        """The grants that the choices leave, all of them or all but one."""
        chosen = {name: choice for name, choice in self.chosen.items() if name != without}
        theme = self.values["theme"] if "theme" in chosen else None
        return self.grants.filtered(
            year=chosen.get("annee"),
            partner=chosen.get("association"),
            theme="" if theme == NO_THEME else theme,
            commune=chosen.get("commune"),
            text=chosen.get("texte"),
        )

    @property
    def results(self):
        return self.found().for_list()

    @cached_property
    def years(self):
        """[(year, number, total), …], the newest first, without regard to the year chosen."""
        return self.found(without="annee").summed_by("-year")

    @cached_property
    def themes(self):
        return self.found(without="theme").summed_by("theme")

    @cached_property
    def by_year(self):
        return Total.lines([row for row in self.years if row[0] == self.chosen.get("annee", row[0])])

    @property
    def by_theme(self):
        chosen = self.values.get("theme")
        rows = [(theme or NO_THEME, number, total) for theme, number, total in self.themes]
        return Total.lines([(THEMES[row[0]], *row[1:]) for row in rows if row[0] == (chosen or row[0])])

    @property
    def total(self):
        """Already counted: each grant has one year."""
        return sum(line.number for line in self.by_year)

    @property
    def amount(self):
        return sum(line.amount for line in self.by_year)

    @property
    def criteria(self):
        themes = [(theme or NO_THEME, number) for theme, number, _total in self.themes]
        return [
            self.criterion("annee", [(str(year), year, number) for year, number, _total in self.years]),
            self.criterion("theme", [(theme, THEMES[theme], number) for theme, number in themes]),
            self.criterion("commune", self.commune_choices()),
            self.criterion("association", self.partner_choices()),
        ]

    def criterion(self, name, offered):
        """A choice already made stays on offer, even where it finds nothing: the form must say what it does."""
        chosen = self.values.get(name)
        if chosen and chosen not in [value for value, _label, _number in offered]:
            offered = [(chosen, self.chosen[name], 0), *offered]
        choices = [Choice(value, label, number, value == chosen) for value, label, number in offered]
        return Criterion(name, self.LABELS[name], self.EVERYTHING[name], choices)

    def commune_choices(self):
        found = self.found(without="commune").exclude(communes=None).order_by("communes__name__folded")
        return list(found.values_list("communes__slug", "communes__name").annotate(Count("pk")))

    def partner_choices(self):
        """Counted by key, which an index serves; the names of those few afterwards."""
        found = self.found(without="association").exclude(partner=None).order_by()
        counted = found.values_list("partner").annotate(Count("pk"), total=Sum("amount"))
        most = {pk: number for pk, number, _total in counted.order_by("-total", "partner")[:OFFERED]}
        named = Partner.objects.filter(pk__in=most).values_list("slug", "name_fr", "pk")
        return [(slug, name, most[pk]) for slug, name, pk in named]

    @property
    def removals(self):
        """The choices made, each with the address of the list without it: [(label, query), …]."""
        return [(label, self.query_without(name)) for name, label in self.chosen.items()]

    def query_without(self, name):
        return urlencode({key: value for key, value in self.values.items() if key != name})

    @property
    def query(self):
        return self.query_without(None)
