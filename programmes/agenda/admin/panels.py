"""What the dashboard says of the agenda, the news and the calls for projects."""

from datetime import timedelta

from django.db.models import Max, Min, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pages.staff.dashboard import Item, first, panel
from pages.text.clock import when
from pages.tree.admin.panels import drafts, form_url, list_url, without_english
from programmes.agenda.admin.events import WITHOUT_PLACE
from programmes.models import Call, Event, EventChange, Milestone, News

#: How early staff are told that a call closes, and that a season ends.
CLOSING = timedelta(days=7)
ENDING = timedelta(days=30)


@panel("programmes.change_event")
def event_drafts():
    return drafts(
        Event, title=_("Rendez-vous en brouillon"), empty=_("Aucun rendez-vous n’attend d’être publié.")
    )


@panel("programmes.change_event")
def events_without_place():
    return first(
        Event.objects.published().upcoming().filter(WITHOUT_PLACE).order_by("start"),
        lambda event: Item(event.title, form_url(event)),
        others_url=list_url(Event, quand="sans-lieu"),
        title=_("Rendez-vous à venir sans lieu"),
        advice=_("Les lecteurs lisent « Lieu à préciser »."),
        empty=_("Chaque rendez-vous à venir dit où il a lieu."),
    )


@panel("programmes.change_event")
def seasons_that_end():
    """A repeated event stops by itself: someone must say whether it goes on."""
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


@panel("programmes.change_event")
def events_without_english():
    return without_english(
        Event,
        [(EventChange, "event")],
        title=_("Rendez-vous à traduire en anglais"),
        empty=_("Tous les rendez-vous sont en anglais."),
    )


@panel("programmes.change_news")
def news_drafts():
    return drafts(
        News, title=_("Actualités en brouillon"), empty=_("Aucune actualité n’attend d’être publiée.")
    )


@panel("programmes.change_call")
def call_drafts():
    return drafts(
        Call, title=_("Appels à projets en brouillon"), empty=_("Aucun appel n’attend d’être publié.")
    )


@panel("programmes.change_call")
def calls_that_close():
    soon = timezone.now() + CLOSING
    return first(
        Call.objects.published().open_now().filter(closes_at__lte=soon),
        lambda call: Item(call.title, form_url(call), _("Clôture le %s.") % when(call.closes_at)),
        others_url=list_url(Call, avancement="ouvert"),
        title=_("Appels à projets qui ferment dans la semaine"),
        advice=_("Relisez l’heure de clôture : à cette minute, le site dit que l’appel est clos."),
        empty=_("Aucun appel ne ferme dans la semaine."),
    )


@panel("programmes.change_call")
def calls_without_result():
    """The answer was announced for a day that has come, and readers still read « en cours d’examen »."""
    answer = Q(milestones__step=Milestone.Step.ANSWER, milestones__cancelled=False)
    closed = Call.objects.published().with_state().filter(state_now=Call.State.CLOSED)
    announced = closed.annotate(answer_on=Min("milestones__date", filter=answer))
    return first(
        announced.filter(answer_on__lt=timezone.localdate()).order_by("answer_on"),
        lambda call: Item(call.title, form_url(call)),
        others_url=list_url(Call, avancement="clos"),
        title=_("Appels à projets dont la réponse est attendue"),
        advice=_("La date de réponse annoncée est passée : publiez les résultats."),
        empty=_("Aucune réponse annoncée n’est en retard."),
    )
