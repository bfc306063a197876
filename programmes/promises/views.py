from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pages.site.detail import detail
from pages.site.pagination import page_of
from pages.tree.navigation import Step
from programmes.models import Milestone
from programmes.open_data.catalogue import BY_SLUG
from programmes.promises.filters import MilestoneFilter


@require_safe
def milestones(request):
    filters = MilestoneFilter(request.GET)
    shown = page_of(filters.results, request, count=filters.total)
    context = {"filters": filters, "milestones": shown, "dataset": BY_SLUG["engagements"], "trail": []}
    return render(request, "programmes/promises/milestone_list.html", context)


@require_safe
def milestone(request, pk):
    found = get_object_or_404(Milestone.objects.published().for_page(), pk=pk)
    trail = [Step(_("Engagements"), reverse("programmes:milestones"))]
    return detail(request, "programmes/promises/milestone.html", found, milestone=found, trail=trail)
