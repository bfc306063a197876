"""The panels of the dashboard about calls for projects."""

from datetime import timedelta

from django.db.models import Min, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pages.staff.dashboard import Item, first, panel
from pages.staff.panels import drafts, list_url
from pages.staff.places import form_url
from pages.text.clock import when
from programmes.models import Call, Milestone

#: How early staff are told that a call closes.
CLOSING = timedelta(days=7)


@panel("programmes.change_call", rank=72)
def call_drafts():
    return drafts(
        Call, title=_("Appels à projets en brouillon"), empty=_("Aucun appel n’attend d’être publié.")
    )


@panel("programmes.change_call", rank=72)
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


@panel("programmes.change_call", rank=72)
def calls_without_result():
    """Calls whose answer was announced for a past day, while readers still see « en cours d’examen »."""
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
