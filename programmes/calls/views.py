"""The list of calls for projects, and the page of each."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pages.site.detail import detail
from pages.site.pagination import page_of
from pages.tree.navigation import Step
from programmes.models import Call

GRANTS = 30  # how many grants the page of a decided call shows


@require_safe
def calls(request):
    shown = Call.objects.published().for_list()
    context = {
        "open": shown.open_now(),
        "coming": shown.coming(),
        "past": page_of(shown.past(), request),
        "trail": [],
    }
    return render(request, "programmes/calls/call_list.html", context)


@require_safe
def call(request, slug):
    found = get_object_or_404(Call.objects.published().for_page(), slug=slug)
    grants = found.grants.published() if found.is_decided else found.grants.none()
    context = {
        "call": found,
        "grants": grants.for_list()[:GRANTS],
        "granted": grants.summed(),
        "trail": [Step(_("Appels à projets"), reverse("programmes:calls"))],
    }
    return detail(request, "programmes/calls/call.html", found, **context)
