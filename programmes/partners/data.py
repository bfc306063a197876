"""The open data of partners."""

from django.utils.translation import gettext_lazy as _

from programmes.models import Partner
from programmes.open_data.dataset import Column, Dataset

PARTNERS = Dataset(
    slug="partenaires",
    title=_("Partenaires"),
    description=_("Les organismes avec lesquels l’Agglomération agit."),
    page="programmes:partners",
    keywords=(_("partenaires"), _("associations"), _("bailleurs")),
    rows=lambda filters: Partner.objects.listed().select_related("commune").order_by("pk"),
    columns=(
        Column("nom", _("Nom"), of="name"),
        Column("nature", _("Nature"), of=Partner.get_kind_display),
        Column("commune", _("Code INSEE, si c’est une commune"), of="commune.insee_code"),
        Column("siret", "SIRET"),
        Column("rna", "RNA"),
        Column("presentation", _("Présentation"), of="description"),
        Column("site", _("Site"), of="website"),
        Column("page", _("Page du partenaire"), "path", of=Partner.get_path),
    ),
)
