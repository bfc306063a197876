from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pages.site.detail import detail
from pages.site.pagination import page_of
from pages.tree.navigation import Step
from programmes.models import Project
from programmes.projects.filters import ProjectFilter


@require_safe
def projects(request):
    filters = ProjectFilter(request.GET)
    shown = page_of(filters.results, request, count=filters.total)
    return render(
        request, "programmes/projects/project_list.html", {"filters": filters, "projects": shown, "trail": []}
    )


@require_safe
def project(request, slug):
    found = get_object_or_404(Project.objects.published().for_page(), slug=slug)
    trail = [Step(_("Projets"), reverse("programmes:projects"))]
    return detail(request, "programmes/projects/project.html", found, project=found, trail=trail)
