from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pages.site.pagination import page_of
from pages.text.translated import missing_in, outdated
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
    found = get_object_or_404(Milestone.objects.published().select_related("project", "call"), pk=pk)
    changes = list(found.changes.all())
    context = {
        "milestone": found,
        "changes": changes,
        "trail": [Step(_("Engagements"), reverse("programmes:milestones"))],
        "untranslated": any(missing_in(shown, get_language()) for shown in (found, *changes)),
        "outdated": outdated(found),
    }
    return render(request, "programmes/promises/milestone.html", context)
