"""What a reader asks of a list of promises."""

from django.utils.translation import gettext_lazy as _

from programmes.models import Milestone
from programmes.projects.filters import ProjectFilter


class MilestoneFilter(ProjectFilter):
    """The same choices for promises, which are where their projects are; those of calls concern all communes."""

    PAGE = "programmes:milestones"
    NAME = _("Filtrer les engagements")
    OWN = _("Où il y a des engagements")
    EVERYTHING = _("voyez tous les engagements")
    STATES = Milestone.State.choices
    FIELDS = {
        "programme": "programme_slug",
        "commune": "project__communes__slug",
        "etat": "state_today",
    }

    @property
    def results(self):
        return self.found().for_list()
