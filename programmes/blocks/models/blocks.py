"""What a page may show of the programmes: their table of blocks, and its kinds (see pages/tree/models/blocks.py)."""

from django.db import models
from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _

from pages.models import BlockBase
from pages.text.folding import folded
from programmes.agenda.models.dates import EventDate
from programmes.agenda.models.event import Event
from programmes.blocks.models.figures import figures
from programmes.calls.models import Call
from programmes.news.models import News
from programmes.partners.models import Partner
from programmes.projects.models.project import Project
from programmes.promises.models.milestone import Milestone
from programmes.territory.models.territory import Commune

#: How many projects a list shows before the link to all of them.
OF_A_PROGRAMME = 12
LATEST = 6
#: How many next dates, open calls or pieces of news a block shows.
NEXT = 5
COMING = 6  # milestones


class ProgrammeBlock(BlockBase):
    TEMPLATES = "programmes/blocks"

    title = models.CharField(_("titre"), max_length=150, blank=True)
    programme = models.ForeignKey(
        "programmes.Programme",
        models.PROTECT,
        verbose_name=_("programme"),
        null=True,
        blank=True,
        related_name="blocks",
    )

    class Meta(BlockBase.Meta):
        app_label = "programmes"
        verbose_name = _("bloc")
        verbose_name_plural = _("blocs")

    @classmethod
    def get_queryset(cls):
        """Loads the partners and the projects of all programmes of a page by one query each."""
        projects = Project.objects.published().for_list()[:OF_A_PROGRAMME]
        partners = Partner.objects.all()
        return (
            super()
            .get_queryset()
            .prefetch_related(
                Prefetch("programme__partners", partners), Prefetch("programme__projects", projects, "listed")
            )
        )

    def here(self, rows):
        """The rows to show: the home page leaves out what is to confirm; other pages show it and say so."""
        return rows.up_to_date() if self.parent.is_home else rows

    def __str__(self):
        said = self.title or self.programme
        kind = self._meta.verbose_name
        return _("%(kind)s : %(name)s") % {"kind": kind, "name": said} if said else str(kind)


class ProgrammeFactsBlock(ProgrammeBlock):
    """The facts of a programme: period, status, partners."""

    KIND = "programme_facts"
    FIELDS = ("programme",)
    REQUIRED = ("programme",)
    ICON = "fact_check"

    @property
    def texts(self):
        return [self.programme]

    @property
    def is_shown(self):
        return not (self.parent.is_home and self.programme and self.programme.is_to_confirm)

    class Meta:
        app_label = "programmes"
        proxy = True
        verbose_name = _("repères d’un programme")
        verbose_name_plural = _("repères d’un programme")

    @property
    def places(self):
        """The communes of its projects; None if it is all of them; [] if the list would be incomplete."""
        projects = self.programme.listed
        elsewhere = [project for project in projects if not project.communes.all()]
        if any(not project.place for project in elsewhere):
            return None
        if elsewhere or len(projects) == OF_A_PROGRAMME:
            return []
        found = {commune for project in projects for commune in project.communes.all()}
        return sorted(found, key=lambda commune: folded(commune.name))


class ProjectListBlock(ProgrammeBlock):
    """The projects of a programme, or of all programmes."""

    KIND = "project_list"
    SECTION = True
    FIELDS = ("title", "programme")
    REQUIRED = ("title",)
    ICON = "format_list_bulleted"

    class Meta:
        app_label = "programmes"
        proxy = True
        verbose_name = _("liste de projets")
        verbose_name_plural = _("listes de projets")

    @property
    def projects(self):
        """The projects of the programme, otherwise the latest of all."""
        if self.programme:
            is_home = self.parent.is_home
            return [each for each in self.programme.listed if not (is_home and each.is_to_confirm)]
        return self.here(Project.objects.published()).for_list().newest_first()[:LATEST]


class MilestoneListBlock(ProgrammeBlock):
    """The milestones whose date comes next, of a programme or of all programmes."""

    KIND = "milestone_list"
    SECTION = True
    FIELDS = ("title", "programme")
    REQUIRED = ("title",)
    ICON = "event_upcoming"

    class Meta:
        app_label = "programmes"
        proxy = True
        verbose_name = _("jalons à venir")
        verbose_name_plural = _("jalons à venir")

    @property
    def milestones(self):
        coming = self.here(Milestone.objects.published()).upcoming().filtered(programme=self.programme)
        return coming.select_related("project__programme", "call__programme")[:COMING]


class CommuneChoiceBlock(ProgrammeBlock):
    """A form that leads to the projects of a commune."""

    KIND = "commune_choice"
    FIELDS = ("title",)
    ICON = "location_on"

    class Meta:
        app_label = "programmes"
        proxy = True
        verbose_name = _("choix de la commune")
        verbose_name_plural = _("choix de la commune")

    @property
    def communes(self):
        return Commune.objects.all()


class EventListBlock(ProgrammeBlock):
    """The next date of each event to come, of a programme or of all programmes."""

    KIND = "event_list"
    SECTION = True
    FIELDS = ("title", "programme")
    REQUIRED = ("title",)
    ICON = "event"

    class Meta:
        app_label = "programmes"
        proxy = True
        verbose_name = _("prochains rendez-vous")
        verbose_name_plural = _("prochains rendez-vous")

    @property
    def dates(self):
        events = self.here(Event.objects.published()).filtered(programme=self.programme)
        return EventDate.objects.next_of(events)[:NEXT]


class CallListBlock(ProgrammeBlock):
    """The calls for projects that are open now."""

    KIND = "call_list"
    SECTION = True
    FIELDS = ("title", "programme")
    REQUIRED = ("title",)
    ICON = "campaign"

    class Meta:
        app_label = "programmes"
        proxy = True
        verbose_name = _("appels à projets ouverts")
        verbose_name_plural = _("appels à projets ouverts")

    @property
    def calls(self):
        calls = self.here(Call.objects.published()).open_now().for_list()
        return of_programme(calls, self.programme)[:NEXT]


class NewsListBlock(ProgrammeBlock):
    """The latest news."""

    KIND = "news_list"
    SECTION = True
    FIELDS = ("title", "programme")
    REQUIRED = ("title",)
    ICON = "newspaper"

    class Meta:
        app_label = "programmes"
        proxy = True
        verbose_name = _("dernières actualités")
        verbose_name_plural = _("dernières actualités")

    @property
    def news(self):
        latest = self.here(News.objects.published()).select_related("programme", "picture").in_order()
        return of_programme(latest, self.programme)[:NEXT]


def of_programme(rows, programme):
    return rows.filter(programme=programme) if programme else rows


class ComputedFiguresBlock(ProgrammeBlock):
    """Key figures that the site counts by itself."""

    KIND = "computed_figures"
    SECTION = True
    FIELDS = ("title",)
    ICON = "functions"

    class Meta:
        app_label = "programmes"
        proxy = True
        verbose_name = _("chiffres clés calculés par le site")
        verbose_name_plural = _("chiffres clés calculés par le site")

    @property
    def figures(self):
        return figures()


class MapBlock(ProgrammeBlock):
    """The map of the communes and quartiers, or a link to their list if no outline was imported."""

    KIND = "map"
    SECTION = True
    FIELDS = ("title",)
    ICON = "map"

    class Meta:
        app_label = "programmes"
        proxy = True
        verbose_name = _("carte du territoire")
        verbose_name_plural = _("cartes du territoire")

    @property
    def anchor(self):
        """The target of the link that skips the map."""
        return f"apres-carte-{self.pk}"
