from django.utils.translation import gettext_lazy as _

from programmes.models import Project
from programmes.open_data.dataset import Column, Dataset
from programmes.open_data.review_dates import review_columns
from programmes.projects.filters import ProjectFilter


def rows(query):
    """The projects of the list, with the same filters. Ordered by key: titles may be equal."""
    found = ProjectFilter(query, Project.objects.published()).found()
    return found.select_related("programme", "owner").prefetch_related("communes", "quartiers").order_by("pk")


PROJECTS = Dataset(
    slug="projets",
    title=_("Projets"),
    description=_("Les projets de la politique de la ville : où, quand, qui décide, combien."),
    page="programmes:projects",
    keywords=(_("projets"),),
    rows=rows,
    columns=(
        Column("code", _("Code du projet, qui ne change jamais")),
        Column("titre", _("Titre"), of="title"),
        Column("resume", _("Résumé"), of="summary"),
        Column("programme", _("Programme"), of="programme.name"),
        Column("etat", _("État"), of="status_label"),
        Column("annee_debut", _("Année de début"), "integer", of="start_year"),
        Column("annee_fin", _("Année de fin"), "integer", of="end_year"),
        Column(
            "communes",
            _("Codes INSEE des communes ; vide : toutes les communes, ou un lieu dit en clair"),
            "list",
            of=lambda project: sorted(commune.insee_code for commune in project.communes.all()) or None,
        ),
        Column("lieu", _("Lieu dit en clair"), of="place"),
        Column(
            "quartiers",
            _("Quartiers"),
            "list",
            of=lambda project: sorted(quartier.name for quartier in project.quartiers.all()) or None,
        ),
        Column("maitre_ouvrage", _("Maître d’ouvrage"), of="owner.name"),
        Column("cout", _("Montant connu, en une phrase"), of="cost"),
        Column("cout_source", _("Source du montant"), of="cost_source"),
        *review_columns(),
        Column("modifie_le", _("Dernier enregistrement"), "datetime", of="updated_at"),
        Column("page", _("Page du projet, adresse permanente"), "path", of=Project.get_short_url),
    ),
)
