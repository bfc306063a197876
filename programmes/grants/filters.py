"""What a reader asks of the public ledger of grants, and what they could ask next."""

from dataclasses import dataclass, replace

from django.db.models import Count, Sum
from django.urls import reverse_lazy
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from pages.site.filter import Choice, Filter
from pages.site.filter_fields import LookedUp, Options, Words, Year
from programmes.grants.totals import Total
from programmes.models import Grant, Partner
from programmes.territory.filter_fields import commune_field
from programmes.text.scdl.themes import Theme

#: How many beneficiaries the form offers, the most helped first: the others are found by their name.
OFFERED = 25
NO_THEME = "sans"
THEMES = dict(Theme.choices) | {NO_THEME: _("Thème non précisé")}


@dataclass
class ThemeField(Options):
    def read(self, text):
        """The absence of a theme has a name in addresses, and is empty in the rows."""
        found = super().read(text)
        return replace(found, asked="") if found and text == NO_THEME else found

    @property
    def accepts(self):
        return ", ".join(f"{value} ({label})" for value, label in self.options.items())


class GrantFilter(Filter):
    """Its choices are counted from the sums that the page shows too, or, where they are many, for those on offer only."""

    PAGE = "programmes:grants"
    NAME = _("Filtrer les subventions")
    FIELDS = (
        Year(
            "annee",
            _("Année"),
            keeps=_("les subventions de cette année"),
            criterion="year",
            row="year",
            everything=_("Toutes les années"),
            form=_("une année, en quatre chiffres"),
            sample="2025",
        ),
        ThemeField(
            "theme",
            _("Thème"),
            keeps=_("les subventions de ce thème"),
            criterion="theme",
            row="theme",
            everything=_("Tous les thèmes"),
            options=THEMES,
        ),
        commune_field(row="communes", keeps=_("ce qui est fait dans cette commune")),
        LookedUp(
            "association",
            _("Bénéficiaire"),
            keeps=_("les subventions de ce bénéficiaire"),
            criterion="partner",
            row="partner",
            everything=_("Tous les bénéficiaires"),
            rows=lambda: Partner.objects.public(),
            form=_("le nom d’un bénéficiaire dans l’adresse de sa page"),
            source=reverse_lazy("programmes:dataset", args=["partenaires"]),
        ),
        Words(
            "texte",
            _("Mots cherchés"),
            keeps=_("les subventions où tous ces mots se trouvent"),
            criterion="text",
            form=_("des mots, cent signes au plus"),
            sample="atelier",
        ),
    )

    def all_rows(self):
        return Grant.objects.published()

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

    def choices(self, name):
        """A choice already made stays on offer, as everywhere."""
        offered, chosen = self.offered(name), self.values.get(name)
        if chosen and chosen not in [value for value, _label, _number in offered]:
            offered = [(chosen, self.chosen[name], 0), *offered]
        return [Choice(value, label, number, value == chosen) for value, label, number in offered]

    def offered(self, name):
        """[(value, label, number), …]"""
        if name == "annee":
            return [(str(year), year, number) for year, number, _total in self.years]
        if name == "theme":
            named = [(theme or NO_THEME, number) for theme, number, _total in self.themes]
            return [(theme, THEMES[theme], number) for theme, number in named]
        return self.communes() if name == "commune" else self.partners()

    def communes(self):
        found = self.found(without="commune").exclude(communes=None).order_by("communes__name__folded")
        return list(found.values_list("communes__slug", "communes__name").annotate(Count("pk")))

    def partners(self):
        """Counted by key, which an index serves; the names of those few afterwards."""
        found = self.found(without="association").exclude(partner=None).order_by()
        counted = found.values_list("partner").annotate(Count("pk"), total=Sum("amount"))
        most = {pk: number for pk, number, _total in counted.order_by("-total", "partner")[:OFFERED]}
        named = Partner.objects.filter(pk__in=most).values_list("slug", "name_fr", "pk")
        return [(slug, name, most[pk]) for slug, name, pk in named]
