"""What a reader asks of a list of promises."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from pages.site.filter import Filter
from pages.site.filter_fields import Options
from programmes.models import Milestone
from programmes.programme.filter_fields import programme_field
from programmes.territory.filter_fields import commune_field


class MilestoneFilter(Filter):
    """Promises are where their projects are; those of calls concern all communes."""

    PAGE = "programmes:milestones"
    NAME = _("Filtrer les engagements")
    EVERYTHING = _("voyez tous les engagements")
    ONE_EACH = "etat"
    FIELDS = (
        programme_field(row="programme_slug"),
        commune_field(
            row="project__communes__slug",
            shared=True,
            own=_("Où il y a des engagements"),
            keeps=_("ce qui concerne cette commune, ou toutes"),
        ),
        Options(
            "etat",
            pgettext_lazy("progress", "État"),
            keeps=_("les engagements qui en sont là aujourd’hui"),
            criterion="status",
            row="state_today",
            everything=_("Tous les états"),
            options=dict(Milestone.State.choices),
        ),
    )

    def all_rows(self):
        return Milestone.objects.published()
