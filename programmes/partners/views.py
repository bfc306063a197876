"""The list of partners, and the page of each."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pages.site.detail import detail
from pages.site.pagination import page_of
from pages.tree.navigation import Step
from programmes.grants.totals import GrantTotals
from programmes.models import Partner, Project

GRANTS = 5  # how many grants the page of a partner shows before the link to all of them


@require_safe
def partners(request):
    return render(
        request, "programmes/partners/partner_list.html", {"kinds": Partner.objects.by_kind(), "trail": []}
    )


@require_safe
def partner(request, slug):
    found = get_object_or_404(Partner.objects.public().select_related("commune"), slug=slug)
    grants = found.grants.published()
    context = {
        "partner": found,
        "grants": grants.for_list()[:GRANTS],
        "grant_years": GrantTotals(grants),
        "projects": page_of(Project.objects.published().for_list().with_partner(found), request),
        "programmes": found.programmes.for_list(),
        "trail": [Step(_("Partenaires"), reverse("programmes:partners"))],
    }
    return detail(request, "programmes/partners/partner.html", found, **context)
