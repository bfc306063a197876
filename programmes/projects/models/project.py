from itertools import chain

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Value
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from pages.links.models.fields import ProseField
from pages.models import Publication
from pages.tree.models.block_base import PROSE
from programmes.programme.models.programme import Period
from programmes.projects.models.funding import FundingPlan
from programmes.projects.models.lines import Equipment, ProjectDesigner, ProjectDocument, ProjectFigure
from programmes.projects.models.lines_at_once import lines_at_once
from programmes.projects.querysets import ProjectQuerySet
from programmes.territory.models.territory import Commune, Quartier


class Project(Publication, Period):
    class Status(models.TextChoices):
        UNKNOWN = "inconnu", _("état non précisé")
        PLANNED = "prevu", _("prévu")
        RUNNING = "en-cours", _("en cours")
        ENDED = "termine", _("terminé")

    VIEW = "programmes:project"
    PARTS = (
        "milestones", "funding_lines", "partner_lines", "designer_lines", "equipment", "figures", "pictures", "documents",
    )  # fmt: skip
    AMOUNTS = ("cost",)

    programme = models.ForeignKey(
        "programmes.Programme",
        models.PROTECT,
        verbose_name=_("programme"),
        null=True,
        blank=True,
        related_name="projects",
    )
    communes = models.ManyToManyField(
        "programmes.Commune",
        verbose_name=_("communes"),
        related_name="projects",
        blank=True,
        help_text=_("Vide : toutes les communes."),
    )
    place = models.CharField(
        _("où, en clair"),
        max_length=150,
        blank=True,
        help_text=_(
            "Affiché à la place des communes, quand on ne les connaît pas une à une : « dans les quartiers prioritaires »."
        ),
    )
    quartiers = models.ManyToManyField(
        "programmes.Quartier", verbose_name=_("quartiers"), related_name="projects", blank=True
    )
    owner = models.ForeignKey(
        "programmes.Partner",
        models.PROTECT,
        verbose_name=_("maître d’ouvrage"),
        null=True,
        blank=True,
        related_name="owned_projects",
        help_text=_("Qui décide et fait faire."),
    )
    status = models.CharField(_("état"), max_length=20, choices=Status, default=Status.UNKNOWN)
    cost = models.CharField(
        _("combien"),
        max_length=150,
        blank=True,
        help_text=_(
            "Montant connu, en une phrase : « environ 8 M€ de l’Agglomération, sur 73 M€ ». Vide : non précisé."
        ),
    )
    cost_source = models.CharField(_("source du montant"), max_length=200, blank=True)
    audience = models.CharField(_("pour qui"), max_length=150, blank=True)
    dwellings_built = models.PositiveIntegerField(_("logements construits"), null=True, blank=True)
    dwellings_renovated = models.PositiveIntegerField(_("logements rénovés"), null=True, blank=True)
    dwellings_demolished = models.PositiveIntegerField(_("logements démolis"), null=True, blank=True)
    dwellings_source = models.CharField(_("source du nombre de logements"), max_length=200, blank=True)
    body = ProseField(_("texte"), blank=True, extensions=PROSE, sanitize=True)
    associated_with = models.ForeignKey(
        "self",
        models.SET_NULL,
        verbose_name=_("site associé au projet"),
        null=True,
        blank=True,
        related_name="associated_sites",
    )
    partners = models.ManyToManyField(
        "programmes.Partner", through="ProjectPartner", related_name="projects", verbose_name=_("partenaires")
    )
    designers = models.ManyToManyField(
        "programmes.Person", through="ProjectDesigner", related_name="projects", verbose_name=_("concepteurs")
    )

    objects = ProjectQuerySet.as_manager()

    class Meta(Publication.Meta):
        verbose_name = _("projet")
        verbose_name_plural = _("projets")
        ordering = ["title_fr__folded"]

    def clean(self):
        super().clean()
        if self.associated_with_id and self.associated_with_id == self.pk:
            raise ValidationError(
                {"associated_with": _("Un projet ne peut pas être son propre site associé.")}
            )

    @property
    def current_status(self):
        """The status today: a project whose last year is past is over, even if nobody has changed its status."""
        return self.Status.ENDED if self.is_past else self.Status(self.status)

    @property
    def status_label(self):
        return self.current_status.label

    @property
    def is_over(self):
        return self.current_status == self.Status.ENDED

    @property
    def places(self):
        """Its communes, then its quartiers, by one query: rows with `view` (the name of the view), `name`, `slug`."""
        communes = Commune.objects.filter(projects=self).annotate(view=Value("programmes:commune"))
        quartiers = Quartier.objects.filter(projects=self).annotate(view=Value("programmes:quartier"))
        both = [
            places.order_by().values("view", "name", "slug", alphabet=F("name__folded"))
            for places in (communes, quartiers)
        ]
        return both[0].union(both[1]).order_by("view", "alphabet", "slug")

    @property
    def dwellings(self):
        """[(what was done, number of dwellings or None if unknown), …]; empty if none is known."""
        numbers = [
            (_("construits"), self.dwellings_built),
            (_("rénovés"), self.dwellings_renovated),
            (_("démolis"), self.dwellings_demolished),
        ]
        return numbers if any(number is not None for done, number in numbers) else []

    @cached_property
    def funding(self):
        return FundingPlan(self.funding_lines.all())

    @property
    def comparisons(self):
        """Its lines with a picture of before and one of after."""
        return [line for line in self.pictures.all() if line.before_id]

    @property
    def gallery(self):
        return [line for line in self.pictures.all() if not line.before_id]

    @cached_property
    def lines(self):
        """{"equipment": […], "figures": […], …}: what its page shows, by one query."""
        with_others = (ProjectDesigner, "person"), (ProjectDocument, "document")
        found = lines_at_once(self, Equipment, ProjectFigure, *with_others)
        return {
            "equipment": found[Equipment],
            "figures": sorted(found[ProjectFigure], key=lambda figure: figure.is_to_confirm),
            "designers": found[ProjectDesigner],
            "documents": found[ProjectDocument],
        }

    @property
    def texts(self):
        """Its lines that have texts of their own (call it after `for_page()`)."""
        lines = (self.lines[kind] for kind in ("equipment", "figures", "designers"))
        return chain(*lines, self.milestones.all(), self.funding.lines, self.pictures.all())

    @property
    def public_parent(self):
        """The project of which it is an associated site, if visitors may see it."""
        parent = self.associated_with
        return parent if parent and parent.is_published else None
