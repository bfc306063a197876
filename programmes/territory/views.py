"""Communes, quartiers, the map of the territory, « mon quartier »."""

from django.conf import settings
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from pages.site.detail import detail
from pages.site.pagination import page_of
from pages.tree.navigation import Step
from programmes.models import Commune, Event, EventDate, Project, Quartier
from programmes.territory.maps.maps import map_around, whole_map
from programmes.territory.near_me import DRAWING_WIDTH, Question, drawing_height

#: Only this page may ask a device for its position, and only when its visitor wants it.
MAY_LOCATE = ", ".join(
    f"{feature}=(self)" if feature == "geolocation" else f"{feature}=()"
    for feature in settings.PERMISSIONS_POLICY
)


@require_safe
def territory_map(request):
    return render(request, "programmes/territory/map.html", {"map": whole_map(), "trail": []})


@csrf_exempt  # it changes nothing, and visitors have no cookie
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def near_me(request):
    """A position comes in the body of a POST, so it is in no address, no log and no history; it is not stored."""
    response = render(
        request, "programmes/territory/near_me.html", {"question": Question(request), "trail": []}
    )
    response.headers["Permissions-Policy"] = MAY_LOCATE
    if request.method == "POST":
        response.headers["Cache-Control"] = "no-store"
    return response


@require_safe
def near_me_drawing(request, slug):
    """The map of a commune as an SVG picture, which a form without JavaScript can use as a button."""
    shown = map_around(get_object_or_404(Commune, slug=slug))
    if not shown.drawing:
        raise Http404
    size = {"width": DRAWING_WIDTH, "height": drawing_height(shown.drawing)}
    return render(
        request,
        "programmes/territory/near_me_drawing.svg",
        {"map": shown, **size},
        content_type="image/svg+xml",
    )


ALSO = 6  # how many projects of all communes follow those of a commune


NEXT = 5  # how many dates of the agenda the page of a place shows


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
    return render(request, "programmes/territory/commune_list.html", context)


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
    return detail(request, "programmes/territory/commune.html", found, **context)


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
    return detail(request, "programmes/territory/quartier.html", found, **context)
