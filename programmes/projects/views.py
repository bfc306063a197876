from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pages.site.pagination import page_of
from pages.text.translated import outdated
from pages.tree.navigation import Step
from programmes.grants.totals import GrantTotals
from programmes.models import Commune, Event, EventDate, Partner, Project, Quartier
from programmes.projects.filters import ProjectFilter
from programmes.territory.maps.maps import map_around

ALSO = 6  # projects of all communes, at the foot of a commune's own
NEXT = 5  # dates of the agenda on the page of a place
GRANTS = 5  # of a partner, before its page leads to all of them


@require_safe
def projects(request):
    filters = ProjectFilter(request.GET, Project.objects.published())
    shown = page_of(filters.results, request, count=filters.total)
    return render(
        request, "programmes/project_list.html", {"filters": filters, "projects": shown, "trail": []}
    )


@require_safe
def project(request, slug):
    found = get_object_or_404(Project.objects.published().for_page(), slug=slug)
    context = {
        "project": found,
        "trail": [Step(_("Projets"), reverse("programmes:projects"))],
        "untranslated": found.is_partly_french,
        "outdated": outdated(found, *found.texts),
    }
    return render(request, "programmes/project.html", context)


@require_safe
def communes(request):
    shown = Project.objects.published()
    listed = list(Commune.objects.for_list(shown))
    context = {
        "communes": listed,
        "with_projects": [commune for commune in listed if commune.project_count],
        "everywhere": shown.everywhere().count(),
        "trail": [],
    }
    return render(request, "programmes/commune_list.html", context)


@require_safe
def commune(request, slug):
    found = get_object_or_404(Commune.objects.select_related("partner"), slug=slug)
    shown, around = Project.objects.published().for_list(), map_around(found)
    context = {
        "commune": found,
        "map": around,
        "populations": list(found.populations.all()),
        "projects": page_of(shown.in_commune(found), request, count=around.projects_here),
        "everywhere": shown.everywhere()[:ALSO],
        "dates": EventDate.objects.next_of(Event.objects.published().filtered(commune=found))[:NEXT],
        "trail": [Step(_("Communes"), reverse("programmes:communes"))],
    }
    return render(request, "programmes/commune.html", context)


@require_safe
def quartier(request, slug):
    found = get_object_or_404(Quartier.objects.prefetch_related("communes"), slug=slug)
    shown = page_of(Project.objects.published().for_list().filter(quartiers=found), request)
    events = Event.objects.published().filtered(quartier=found)
    context = {
        "quartier": found,
        "projects": shown,
        "dates": EventDate.objects.next_of(events)[:NEXT],
        "trail": [Step(_("Communes"), reverse("programmes:communes"))],
    }
    return render(request, "programmes/quartier.html", context)


@require_safe
def partners(request):
    return render(request, "programmes/partner_list.html", {"kinds": Partner.objects.by_kind(), "trail": []})


@require_safe
def partner(request, slug):
    found = get_object_or_404(Partner.objects.public().select_related("commune"), slug=slug)
    grants = found.grants.published()
    context = {
        "partner": found,
        "outdated": outdated(found),
        "grants": grants.for_list()[:GRANTS],
        "grant_years": GrantTotals(grants),
        "projects": page_of(Project.objects.published().for_list().with_partner(found), request),
        "programmes": found.programmes.for_list(),
        "trail": [Step(_("Partenaires"), reverse("programmes:partners"))],
    }
    return render(request, "programmes/partner.html", context)
