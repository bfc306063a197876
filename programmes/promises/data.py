from django.utils.translation import gettext_lazy as _

from programmes.models import Milestone, MilestoneChange
from programmes.open_data.dataset import Column, Dataset
from programmes.promises.filters import MilestoneFilter


def rows(query):
    """The milestones of the register, with the same filters."""
    found = MilestoneFilter(query, Milestone.objects.published()).found()
    found = found.select_related("project__programme", "call__programme")
    return found.prefetch_related("project__communes").order_by("pk")


def communes(milestone):
    found = milestone.project.communes.all() if milestone.project else ()
    return sorted(commune.insee_code for commune in found) or None


PERIOD = _("Dernier jour de la période promise ; la précision dit laquelle")
PRECISION = _("Précision : annee, trimestre, mois ou jour")

MILESTONES = Dataset(
    slug="engagements",
    title=_("Engagements"),
    description=_(
        "Ce qui est promis pour chaque projet et chaque appel à projets : "
        "date annoncée d’abord, date actuelle, date réelle, état."
    ),
    page="programmes:milestones",
    keywords=(_("politique de la ville"), _("engagements"), _("calendrier")),
    rows=rows,
    changed="saved_at",
    columns=(
        Column("id", _("Numéro de l’engagement, qui ne change jamais")),
        Column("engagement", _("Ce qui est promis"), of="label"),
        Column("projet", _("Code du projet, qui ne change jamais"), of="project.code"),
        Column("projet_titre", _("Titre du projet"), of="project.title"),
        Column("appel", _("Code de l’appel à projets, qui ne change jamais"), of="call.code"),
        Column("appel_titre", _("Titre de l’appel à projets"), of="call.title"),
        Column("programme", _("Programme"), of="owner.programme.name"),
        Column(
            "communes",
            _("Codes INSEE des communes ; vide : toutes les communes, ou un lieu dit en clair"),
            "list",
            of=communes,
        ),
        Column("etat", _("État, à la date du fichier"), of="state.label"),
        Column("date_annoncee", PERIOD, "date", of="first_date"),
        Column("precision_annoncee", PRECISION, of="first_precision"),
        Column("date_actuelle", PERIOD, "date", of="date"),
        Column("precision_actuelle", PRECISION, of="precision"),
        Column(
            "date_reelle",
            _("Dernier jour de la période où c’est fait ; vide : pas encore"),
            "date",
            of="kept_date",
        ),
        Column(
            "precision_reelle",
            PRECISION,
            of=lambda milestone: milestone.kept_precision if milestone.kept else None,
        ),
        Column("motif", _("Motif du dernier changement"), of="reason"),
        Column("page", _("Page de l’engagement"), "path", of=Milestone.get_absolute_url),
    ),
)

CHANGES = Dataset(
    slug="engagements-changements",
    title=_("Changements des engagements"),
    description=_("Le journal des engagements : chaque date qui a changé, et le motif public."),
    page="programmes:milestones",
    keywords=(_("politique de la ville"), _("engagements"), _("journal")),
    rows=lambda query: MilestoneChange.objects.public().order_by("pk"),
    changed="moved_at",
    columns=(
        Column("engagement", _("Numéro de l’engagement, qui ne change jamais"), of="milestone_id"),
        Column("change_le", _("Quand l’engagement a changé"), "datetime", of="moved_at"),
        Column("nature", _("Ce qui change : date, annulation ou date-reelle"), of="what"),
        Column("date_avant", PERIOD, "date", of="from_date"),
        Column("precision_avant", PRECISION, of="from_precision"),
        Column("date_apres", _("Dernier jour de la période ; vide : plus de date"), "date", of="to_date"),
        Column("precision_apres", PRECISION, of="to_precision"),
        Column("motif", _("Motif"), of="reason"),
    ),
)
