"""The public list of grants, and the page of each."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pages.site.detail import detail
from pages.site.pagination import page_of
from pages.tree.navigation import Step
from programmes.grants.data import GRANTS
from programmes.grants.filters import GrantFilter
from programmes.models import Grant


@require_safe
def grants(request):
    filters = GrantFilter(request.GET)
    context = {
        "filters": filters,
        "grants": page_of(filters.results, request, count=filters.total),
        "withheld": Grant.objects.withheld().summed(),
        "dataset": GRANTS,
        "trail": [],
    }
    return render(request, "programmes/grants/grant_list.html", context)


@require_safe
def grant(request, slug):
    found = get_object_or_404(Grant.objects.published().for_page(), slug=slug)
    trail = [Step(_("Subventions"), reverse("programmes:grants"))]
    return detail(request, "programmes/grants/grant.html", found, grant=found, trail=trail)
