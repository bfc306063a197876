"""The map of the territory."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from programmes.places.maps import whole_map


@require_safe
def territory_map(request):
    return render(request, "programmes/map.html", {"map": whole_map(), "trail": []})
