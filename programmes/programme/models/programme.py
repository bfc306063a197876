from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from pages.models import Confirmable, ConfirmableQuerySet, Page, Revised, Translatable
from pages.publication.models.publication import PUBLISHABLE
from pages.publication.models.review_date import to_confirm_last
from pages.text.languages import with_prefix
from pages.text.years import validate_year


def public_path(field):
    """An expression: the path of the page in the foreign key `field`, if visitors may see it; otherwise NULL."""
    return Subquery(Page.objects.published().filter(pk=OuterRef(field)).values("path")[:1])


class Period(models.Model):
    """A period in years. An empty year is unknown, and is never guessed."""

    start_year = models.PositiveSmallIntegerField(
        _("année de début"), null=True, blank=True, validators=[validate_year]
    )
    end_year = models.PositiveSmallIntegerField(
        _("année de fin"), null=True, blank=True, validators=[validate_year]
    )

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        if self.start_year and self.end_year and self.end_year < self.start_year:
            raise ValidationError({"end_year": _("La fin doit venir après le début.")})

    @property
    def period(self):
        """'2007–2014', '2010', 'à partir de 2006', 'jusqu’en 2014' or ''."""
        if self.start_year and self.end_year:
            return (
                f"{self.start_year}–{self.end_year}"
                if self.start_year != self.end_year
                else f"{self.start_year}"
            )
        if self.start_year:
            return _("à partir de %s") % self.start_year
        return _("jusqu’en %s") % self.end_year if self.end_year else ""

    @property
    def is_past(self):
        """Whether its last year is past, even if nobody has changed its status."""
        return bool(self.end_year and self.end_year < timezone.localdate().year)


class ProgrammeQuerySet(ConfirmableQuerySet):
    def for_list(self):
        return self.with_policy_path().order_by(to_confirm_last(), "position", "name_fr__folded")

    def with_policy_path(self):
        """Adds `policy_path`: the path of the page on the policy, if visitors may see it."""
        return self.annotate(policy_path=public_path("page"))


class Programme(Revised, Translatable, Confirmable, Period):
    class Kind(models.TextChoices):
        COHESION = "cohesion", _("Cohésion sociale")
        RENOVATION = "renovation", _("Rénovation urbaine")
        PREVENTION = "prevention", _("Prévention de la délinquance")
        CULTURE = "culture", _("Ateliers et culture")
        OTHER = "autre", _("Autre")

    class Status(models.TextChoices):
        UNKNOWN = "", _("non précisé")
        PREPARED = "prepare", _("en préparation")
        RUNNING = "en-cours", _("en cours")
        EXTENDED = "proroge", _("prorogé")
        ENDED = "termine", _("terminé")

    name = models.CharField(_("nom"), max_length=150)
    acronym = models.CharField(_("sigle"), max_length=20, blank=True)
    slug = models.SlugField(_("adresse"), max_length=100, unique=True)
    kind = models.CharField(_("nature"), max_length=20, choices=Kind)
    status = models.CharField(_("état"), max_length=20, choices=Status, default=Status.UNKNOWN, blank=True)
    extended_in = models.PositiveSmallIntegerField(
        _("prorogé en"), null=True, blank=True, validators=[validate_year]
    )
    summary = models.TextField(_("résumé"), max_length=400, blank=True)
    partners = models.ManyToManyField(
        "programmes.Partner", verbose_name=_("partenaires"), related_name="programmes", blank=True
    )
    page = models.ForeignKey(
        "pages.Page",
        models.PROTECT,
        verbose_name=_("page de la politique"),
        null=True,
        blank=True,
        related_name="programmes",
    )
    source = models.CharField(_("source"), max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(_("ordre"), default=0)

    objects = ProgrammeQuerySet.as_manager()

    class Meta:
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")
        ordering = ["position", "name_fr__folded"]
        default_permissions = PUBLISHABLE

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return with_prefix(self.policy_path) if self.policy_path else self.get_projects_url()

    def get_projects_url(self):
        return f"{reverse('programmes:projects')}?programme={self.slug}"

    @cached_property
    def policy_path(self):
        """The path of the page on its policy, by one query; a list of programmes uses `with_policy_path()` instead."""
        return Page.objects.published().filter(pk=self.page_id).values_list("path", flat=True).first()

    @property
    def is_over(self):
        return self.is_past or self.status == self.Status.ENDED

    @property
    def extension(self):
        return _("prorogé en %s") % self.extended_in if self.extended_in else ""

    @property
    def status_label(self):
        """The status to show today: a programme whose years are past is over, even if it was extended."""
        label = self.Status.ENDED.label if self.is_over else self.get_status_display()
        says_nothing_more = not self.is_over and self.status in (self.Status.UNKNOWN, self.Status.EXTENDED)
        if self.extension and says_nothing_more:
            return self.extension
        return f"{label}, {self.extension}" if self.extension else label
