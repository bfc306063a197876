"""The map of the territory, and « mon quartier »."""

from django.conf import settings
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from programmes.models import Commune
from programmes.territory.maps.maps import map_around, whole_map
from programmes.territory.near_me import DRAWING_WIDTH, Question, drawing_height

#: The one page that may ask a device where it is, and only when its visitor says so.
MAY_LOCATE = ", ".join(
    f"{feature}=(self)" if feature == "geolocation" else f"{feature}=()"
    for feature in settings.PERMISSIONS_POLICY
)


@require_safe
def territory_map(request):
    return render(request, "programmes/map.html", {"map": whole_map(), "trail": []})


@csrf_exempt  # it changes nothing, and visitors have no cookie to forge
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def where(request):
    """A position comes in the body of a POST: never in an address, hence in no log and no history; nothing is kept."""
    response = render(request, "programmes/where.html", {"question": Question(request), "trail": []})
    response.headers["Permissions-Policy"] = MAY_LOCATE
    if request.method == "POST":
        response.headers["Cache-Control"] = "no-store"
    return response


@require_safe
def where_drawing(request, slug):
    """The map of a commune as a picture, which a form without JavaScript can point at."""
    shown = map_around(get_object_or_404(Commune, slug=slug))
    if not shown.drawing:
        raise Http404
    size = {"width": DRAWING_WIDTH, "height": drawing_height(shown.drawing)}
    return render(
        request, "programmes/where_drawing.svg", {"map": shown, **size}, content_type="image/svg+xml"
    )
