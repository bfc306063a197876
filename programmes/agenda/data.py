from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from programmes.agenda.filters import EventFilter
from programmes.models import Call, EventDate, Milestone
from programmes.open_data.dataset import Column, Dataset
from programmes.open_data.review_dates import sureness


def dates(query: QueryDict):
    """Each date of the events of the list, those that are over included: what is over changes with each second."""
    events = EventFilter(query).narrowed_events()
    found = EventDate.objects.filter(event__in=events)
    return found.select_related("change", "event__commune", "event__programme", "event__organiser").order_by(
        "start", "pk"
    )


def place(date):
    return date.place or date.event.place_name


def announced(name, title, step):
    """The day of the first promise of that step: its history is in the dataset of promises."""
    return Column(name, title, "date", of=lambda call: call.day_of(step))


def reason(date):
    return date.event.cancel_reason or (date.change.reason if date.change else "")


EVENTS = Dataset(
    slug="agenda",
    title=_("Agenda"),
    description=_("Les rendez-vous, une ligne par date : passées, à venir, déplacées et annulées."),
    page="programmes:events",
    keywords=(_("agenda"), _("rendez-vous")),
    rows=dates,
    changed="event__updated_at",
    columns=(
        Column("code", _("Code du rendez-vous, qui ne change jamais"), of="event.code"),
        Column("titre", _("Titre"), of="event.title"),
        Column("resume", _("Résumé"), of="event.summary"),
        Column("debut", _("Début"), "datetime", of="start"),
        Column("fin", _("Fin, si elle est connue"), "datetime", of="end"),
        Column("etat", _("Date prévue, annulée, déplacée ou en plus"), of=EventDate.get_status_display),
        Column("debut_annonce", _("Début annoncé au départ"), "datetime", of="original"),
        Column("raison", _("Pourquoi la date a changé"), of=reason),
        Column("lieu", _("Lieu"), of=place),
        Column("adresse", _("Adresse du lieu habituel"), of="event.place_address"),
        Column("commune", _("Code INSEE de la commune"), of="event.commune.insee_code"),
        Column("programme", _("Programme"), of="event.programme.name"),
        Column("organisateur", _("Organisateur"), of="event.organiser.name"),
        Column("public", _("Pour qui"), of="event.audience"),
        Column("entree", _("Entrée gratuite ou payante"), of=lambda date: date.event.get_entry_display()),
        Column("prix", _("Prix, en clair"), of="event.price"),
        *sureness("event."),
        Column(
            "page",
            _("Page du rendez-vous, adresse permanente"),
            "path",
            of=lambda date: date.event.get_short_url(),
        ),
    ),
)

CALLS = Dataset(
    slug="appels-a-projets",
    title=_("Appels à projets"),
    description=_("Les appels à projets et leurs dates annoncées."),
    page="programmes:calls",
    keywords=(_("appels à projets"), _("subventions")),
    rows=lambda query: (
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
        *sureness(),
        Column("page", _("Page de l’appel, adresse permanente"), "path", of=Call.get_short_url),
    ),
)
