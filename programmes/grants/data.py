"""The open data of grants, with the columns of the national schema."""

from django.utils.translation import gettext_lazy as _

from programmes.grants.filters import GrantFilter
from programmes.open_data.dataset import Column, Dataset

GRANTS = Dataset(
    slug="subventions",
    title=_("Subventions"),
    description=_(
        "Les subventions publiées : qui reçoit, combien, pour quoi faire, selon le schéma national."
    ),
    page="programmes:grants",
    keywords=(_("subventions"), _("associations"), _("argent public")),
    rows=lambda filters: filters.found().order_by("pk"),
    filter=GrantFilter,
    schema=("SCDL subventions 2.1.1", "https://schema.data.gouv.fr/scdl/subventions/2.1.1/schema.json"),
    columns=(
        Column("nomAttribuant", _("Qui donne"), of="attributor_name"),
        Column("idAttribuant", _("SIRET de qui donne"), of="attributor_siret"),
        Column("dateConvention", _("Date de la convention ou de la décision"), "date", of="convention_date"),
        Column("referenceDecision", _("Référence de la décision"), of="decision_reference"),
        Column("nomBeneficiaire", _("Nom du bénéficiaire"), of="beneficiary_name"),
        Column("idBeneficiaire", _("SIRET du bénéficiaire"), of="beneficiary_siret"),
        Column("rnaBeneficiaire", _("RNA du bénéficiaire"), of="beneficiary_rna"),
        Column("objet", _("Objet"), of="purpose"),
        Column("montant", _("Montant, en euros"), "number", of="amount"),
        Column("nature", _("Nature"), of="nature"),
        Column("conditionsVersement", _("Conditions de versement"), of="payment_terms"),
        Column("datesPeriodeVersement", _("Date ou période de versement"), of="payment_period"),
        Column("idRAE", _("Identifiant au répertoire des aides aux entreprises"), of="rae_id"),
        Column("notificationUE", _("Aide notifiée à la Commission européenne"), "boolean", of="eu_notified"),
        Column("pourcentageSubvention", _("Part du bénéficiaire, de 0,01 à 1"), "number", of="share"),
        Column("dispositifAide", _("Dispositif d’aide"), of="scheme"),
    ),
)
