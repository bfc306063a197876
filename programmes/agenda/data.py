from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from programmes.agenda.filters import EventFilter
from programmes.models import EventDate
from programmes.open_data.dataset import Column, Dataset
from programmes.open_data.review_dates import review_columns


def dates(query: QueryDict):
    """Each date of the events of the list, with the same filters.

    Past dates are included: what is past changes every second.
    """
    events = EventFilter(query).narrowed_events()
    found = EventDate.objects.filter(event__in=events)
    return found.select_related("change", "event__commune", "event__programme", "event__organiser").order_by(
        "start", "pk"
    )


def place(date):
    return date.place or date.event.place_name


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
        *review_columns("event."),
        Column(
            "page",
            _("Page du rendez-vous, adresse permanente"),
            "path",
            of=lambda date: date.event.get_short_url(),
        ),
    ),
)
