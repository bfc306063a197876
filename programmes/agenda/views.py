"""The agenda, the page of an event, and their calendars."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pages.site.detail import detail
from pages.site.pagination import page_of
from pages.site.refusals import refusing
from pages.tree.navigation import Step
from programmes.agenda.calendars import calendar
from programmes.agenda.filters import EventFilter, SubjectFilter
from programmes.agenda.schema_org import event_data
from programmes.models import Commune, Event

#: How many dates of an event are shown at once, and in all: a page must stay below 700 elements.
SHOWN_DATES, MAX_DATES = 12, 60
#: How much of the past a calendar file contains.
PAST = timedelta(days=365)


@require_safe
def events(request):
    filters = EventFilter(request.GET)
    shown = page_of(filters.results, request, count=filters.total)
    return render(
        request, "programmes/agenda/event_list.html", {"filters": filters, "dates": shown, "trail": []}
    )


@require_safe
def event(request, slug):
    found = get_object_or_404(Event.objects.published().for_page(), slug=slug)
    held = found.next_held
    context = {
        "event": found,
        "date": found.next_date or found.last_date,
        "held": held,
        "dates": found.coming_dates[:SHOWN_DATES],
        "later": found.coming_dates[SHOWN_DATES:MAX_DATES],
        "others": max(len(found.coming_dates) - MAX_DATES, 0),
        "past": found.past_dates[:SHOWN_DATES],
        "quartiers": found.quartiers.all(),
        "data": held and event_data(found, held, root(request)),
        "trail": [Step(_("Agenda"), reverse("programmes:events"))],
    }
    return detail(request, "programmes/agenda/event.html", found, **context)


@require_safe
def event_calendar(request, slug):
    """An event that is over stays available: those who subscribed keep it."""
    found = get_object_or_404(Event.objects.published().for_calendar(), slug=slug)
    return calendar_of([found], found.title, request)


@require_safe
@refusing
def events_calendar(request):
    filters = SubjectFilter.strict(request.GET)
    found = filters.found().since(timezone.now() - PAST)
    return calendar_of(found.for_calendar(), ", ".join(map(str, filters.chosen.values())), request)


@require_safe
def commune_calendar(request, slug):
    commune = get_object_or_404(Commune, slug=slug)
    found = Event.objects.published().concerning(commune).since(timezone.now() - PAST)
    return calendar_of(found.for_calendar(), commune.name, request)


def calendar_of(found, name, request):
    """The response with a calendar file (iCalendar), to download or subscribe to."""
    title = _("Agenda : %s") % name if name else _("Agenda")
    body = calendar(found, title, get_language(), root(request))
    headers = {"Content-Disposition": 'inline; filename="agenda.ics"'}
    return HttpResponse(body, content_type="text/calendar; charset=utf-8", headers=headers)


def root(request):
    return f"{request.scheme}://{request.get_host()}"
