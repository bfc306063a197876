from django.utils.translation import gettext_lazy as _

from programmes.models import FundingLine, Project
from programmes.open_data.dataset import Column, Dataset


def rows(filters):
    lines = FundingLine.objects.filter(project__in=Project.objects.published())
    return lines.select_related("project", "partner").order_by("pk")


FUNDING = Dataset(
    slug="financements",
    title=_("Plans de financement"),
    description=_("Qui paie quoi de chaque projet. Un montant inconnu est une case vide, jamais zéro."),
    page="programmes:projects",
    keywords=(_("politique de la ville"), _("financement")),
    rows=rows,
    changed="project__updated_at",
    columns=(
        Column("id", _("Numéro de la ligne")),
        Column("projet", _("Code du projet, qui ne change jamais"), of="project.code"),
        Column("projet_titre", _("Titre du projet"), of="project.title"),
        Column("financeur", _("Qui paie"), of="partner.name"),
        Column("montant", _("Montant en euros ; vide : inconnu"), "number", of="amount"),
        Column("nature", _("Nature"), of=lambda line: line.kind and line.get_kind_display()),
        Column("annee", _("Année"), "integer", of="year"),
        Column(
            "etat", _("État : prévu, voté ou payé"), of=lambda line: line.status and line.get_status_display()
        ),
        Column("source", _("Source"), of="source"),
    ),
)
