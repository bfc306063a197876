"""The panels of the dashboard about the agenda."""

from datetime import timedelta

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pages.staff.dashboard import Item, first, panel
from pages.staff.panels import drafts, list_url, without_english
from pages.staff.places import form_url
from pages.text.clock import when
from programmes.agenda.admin import WITHOUT_PLACE
from programmes.models import Event, EventChange

ENDING = timedelta(days=30)


@panel("programmes.change_event", rank=70)
def event_drafts():
    return drafts(
        Event, title=_("Rendez-vous en brouillon"), empty=_("Aucun rendez-vous n’attend d’être publié.")
    )


@panel("programmes.change_event", rank=70)
def events_without_place():
    return first(
        Event.objects.published().upcoming().filter(WITHOUT_PLACE).order_by("start"),
        lambda event: Item(event.title, form_url(event)),
        others_url=list_url(Event, quand="sans-lieu"),
        title=_("Rendez-vous à venir sans lieu"),
        advice=_("Les lecteurs lisent « Lieu à préciser »."),
        empty=_("Chaque rendez-vous à venir dit où il a lieu."),
    )


@panel("programmes.change_event", rank=70)
def seasons_that_end():
    """Repeated events that end soon: someone must say whether they go on."""
    now = timezone.now()
    last = Event.objects.published().exclude(repeat="").annotate(last_start=Max("dates__start"))
    return first(
        last.filter(last_start__gt=now, last_start__lte=now + ENDING).order_by("last_start"),
        lambda event: Item(event.title, form_url(event), _("Dernière date : %s.") % when(event.last_start)),
        others_url=list_url(Event, quand="a-venir"),
        title=_("Rendez-vous réguliers bientôt finis"),
        advice=_("S’ils continuent, repoussez leur fin."),
        empty=_("Aucun rendez-vous régulier ne finit dans le mois."),
    )


@panel("programmes.change_event", rank=70)
def events_without_english():
    return without_english(
        Event,
        [(EventChange, "event")],
        title=_("Rendez-vous à traduire en anglais"),
        empty=_("Tous les rendez-vous sont en anglais."),
    )
