"""The open data of calls for projects."""

from django.utils.translation import gettext_lazy as _

from programmes.models import Call, Milestone
from programmes.open_data.dataset import Column, Dataset
from programmes.open_data.review_dates import review_columns


def announced(name, title, step):
    """The column with the day announced for a step; the changes of that day are in the dataset of milestones."""
    return Column(name, title, "date", of=lambda call: call.day_of(step))


CALLS = Dataset(
    slug="appels-a-projets",
    title=_("Appels à projets"),
    description=_("Les appels à projets et leurs dates annoncées."),
    page="programmes:calls",
    keywords=(_("appels à projets"), _("subventions")),
    rows=lambda filters: (
        Call.objects.published()
        .select_related("programme", "organiser")
        .prefetch_related("milestones")
        .order_by("pk")
    ),
    columns=(
        Column("code", _("Code de l’appel, qui ne change jamais")),
        Column("titre", _("Titre"), of="title"),
        Column("resume", _("Résumé"), of="summary"),
        Column("programme", _("Programme"), of="programme.name"),
        Column("organisateur", _("Qui l’ouvre ; vide : l’Agglomération"), of="organiser.name"),
        Column("ouverture", _("Ouverture"), "datetime", of="opens_at"),
        Column("cloture", _("Clôture"), "datetime", of="closes_at"),
        announced("comite_annonce", _("Comité de sélection, date annoncée"), Milestone.Step.COMMITTEE),
        announced("reponse_annoncee", _("Réponse aux candidats, date annoncée"), Milestone.Step.ANSWER),
        announced("versement_annonce", _("Versement, date annoncée"), Milestone.Step.PAYMENT),
        Column("resultats_le", _("Résultats publiés le"), "date", of="decided_on"),
        Column("montant", _("Montant, en une phrase"), of="budget"),
        Column("qui", _("Qui peut répondre"), of="who"),
        *review_columns(),
        Column("page", _("Page de l’appel, adresse permanente"), "path", of=Call.get_short_url),
    ),
)
