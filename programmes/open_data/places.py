from django.utils.translation import gettext_lazy as _

from programmes.models import Commune, Partner, Quartier
from programmes.open_data.dataset import Column, Dataset

COMMUNES = Dataset(
    slug="communes",
    title=_("Communes"),
    description=_("Les communes de l’Agglomération."),
    page="programmes:communes",
    keywords=(_("communes"), _("territoire")),
    rows=lambda query: Commune.objects.order_by("insee_code"),
    columns=(
        Column("code_insee", _("Code INSEE (code officiel géographique)"), of="insee_code"),
        Column("nom", _("Nom"), of="name"),
        Column("page", _("Page de la commune"), "path", of=Commune.get_path),
    ),
)

QUARTIERS = Dataset(
    slug="quartiers",
    title=_("Quartiers"),
    description=_("Les quartiers prioritaires de la politique de la ville, et les autres que le site nomme."),
    page="programmes:communes",
    keywords=(_("quartiers prioritaires"), _("territoire")),
    rows=lambda query: Quartier.objects.prefetch_related("communes").order_by("pk"),
    columns=(
        Column("code", _("Code du quartier prioritaire")),
        Column("nom", _("Nom"), of="name"),
        Column(
            "communes",
            _("Codes INSEE des communes"),
            "list",
            of=lambda quartier: sorted(commune.insee_code for commune in quartier.communes.all()) or None,
        ),
        Column("page", _("Page du quartier"), "path", of=Quartier.get_path),
    ),
)

PARTNERS = Dataset(
    slug="partenaires",
    title=_("Partenaires"),
    description=_("Les organismes avec lesquels l’Agglomération agit."),
    page="programmes:partners",
    keywords=(_("partenaires"), _("associations"), _("bailleurs")),
    rows=lambda query: Partner.objects.listed().select_related("commune").order_by("pk"),
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
