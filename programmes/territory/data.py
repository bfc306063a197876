from django.utils.translation import gettext_lazy as _

from programmes.models import Commune, Quartier
from programmes.open_data.dataset import Column, Dataset
from programmes.text.places.articles import SPELT


def outline(place):
    """The outline of a place in GeoJSON, or None if there is none in force."""
    found = getattr(place, "outline", None)
    return found.geometry if found and not found.missing_since else None


def latest(name):
    """A function: commune → the attribute `name` of its last known population, or None."""

    def value(commune):
        counted = commune.populations.all()
        return getattr(counted[0], name) if counted else None

    return value


SOURCE = (
    Column("source", _("Source de l’information")),
    Column("date_source", _("Date de la source"), "date", of="source_date"),
    Column(
        "absent_depuis", _("Ne figure plus dans la liste officielle depuis le"), "date", of="missing_since"
    ),
)

COMMUNES = Dataset(
    slug="communes",
    title=_("Communes"),
    description=_("Les communes de l’Agglomération."),
    page="programmes:communes",
    keywords=(_("communes"), _("territoire")),
    rows=lambda filters: (
        Commune.objects.select_related("outline").prefetch_related("populations").order_by("insee_code")
    ),
    geometry=outline,
    columns=(
        Column("code_insee", _("Code INSEE (code officiel géographique)"), of="insee_code"),
        Column("nom", _("Nom"), of="name"),
        Column(
            "article",
            _("Article qui suit « de »"),
            of=lambda commune: SPELT.get(commune.article),
        ),
        Column(
            "population", _("Population municipale, la dernière connue"), "integer", of=latest("municipal")
        ),
        Column("population_totale", _("Population totale, la même année"), "integer", of=latest("total")),
        Column("annee_population", _("Année de ces populations"), "integer", of=latest("year")),
        Column("source_population", _("Source de ces populations"), of=latest("source")),
        *SOURCE,
        Column("page", _("Page de la commune"), "path", of=Commune.get_path),
    ),
)

QUARTIERS = Dataset(
    slug="quartiers",
    title=_("Quartiers"),
    description=_("Les quartiers prioritaires de la politique de la ville, et les autres que le site nomme."),
    page="programmes:communes",
    keywords=(_("quartiers prioritaires"), _("territoire")),
    rows=lambda filters: (
        Quartier.objects.select_related("outline").prefetch_related("communes").order_by("pk")
    ),
    geometry=outline,
    columns=(
        Column("code", _("Code du quartier prioritaire (liste de 2024)")),
        Column("code_2015", _("Code dans la liste de 2015")),
        Column("statut", _("Statut : prioritaire, veille ou autre"), of="status"),
        Column("nom", _("Nom"), of="name"),
        Column(
            "communes",
            _("Codes INSEE des communes"),
            "list",
            of=lambda quartier: sorted(commune.insee_code for commune in quartier.communes.all()) or None,
        ),
        *SOURCE,
        Column("page", _("Page du quartier"), "path", of=Quartier.get_path),
    ),
)
