"""What a reader asks of a list of projects."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from pages.site.filter import Filter
from pages.site.filter_fields import Options
from programmes.models import Project
from programmes.programme.filter_fields import programme_field
from programmes.territory.filter_fields import commune_field


class ProjectFilter(Filter):
    PAGE = "programmes:projects"
    NAME = _("Filtrer les projets")
    EVERYTHING = _("voyez tous les projets")
    ONE_EACH = "etat"
    FIELDS = (
        programme_field(row="programme__slug"),
        commune_field(
            row="communes__slug",
            shared=True,
            own=_("Où il y a des projets"),
            keeps=_("ce qui concerne cette commune, ou toutes"),
        ),
        Options(
            "etat",
            pgettext_lazy("progress", "État"),  # elsewhere « État » is the State
            keeps=_("les projets qui en sont là aujourd’hui"),
            criterion="status",
            row="status_today",
            everything=_("Tous les états"),
            options=dict(Project.Status.choices),
        ),
    )

    def all_rows(self):
        return Project.objects.published()

    @property
    def results(self):
        found = super().results
        return found.own_first() if "commune" in self.values else found

    @property
    def everywhere(self):
        """How many of the projects that any commune may choose are not its own."""
        return self.counts["commune"].get(None, 0)
