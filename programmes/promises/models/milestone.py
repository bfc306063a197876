"""Milestones: promises with a date, which moves only with a public reason.

The rule is written twice: in `Milestone.clean()` and `save()`, with sentences; and in triggers of the
database (programmes/promises/guards.py), which cannot be avoided and write `MilestoneChange`.

Projects and calls make promises. To let something else make them: add a nullable foreign key to `Milestone`
with `on_delete=keep_public`, its name to `OWNERS`, its case to `MilestoneQuerySet`, and to
programmes/promises/sql/*.sql the same lines as for `project_id`. Exactly one owner is set (a constraint made
from OWNERS ensures it).
"""

import uuid

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import ProtectedError, Q
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from pages.models import Translatable
from pages.text.languages import without_prefix
from pages.text.years import validate_year
from programmes.promises.models.partial_date import PartialDate, Precision
from programmes.promises.models.rules import faults
from programmes.promises.querysets import MilestoneQuerySet

OWNERS = ("project", "call")
KEPT_FOR_EVER = _("Un jalon rendu public ne se supprime pas : annulez-le, avec un motif.")


def keep_public(collector, field, milestones, using):
    """on_delete of an owner: deletes the milestones that were never public; raises ProtectedError if one was."""
    public = {milestone for milestone in milestones if milestone.was_public}
    if public:
        raise ProtectedError(KEPT_FOR_EVER, public)
    models.CASCADE(collector, field, milestones, using)


def exactly_one(names):
    """The Q of rows in which exactly one of these foreign keys is set."""
    cases = [Q(**{f"{name}__isnull": name != owner for name in names}) for owner in names]
    condition = Q()
    for case in cases:
        condition |= case
    return condition


class Milestone(Translatable):
    class State(models.TextChoices):
        ON_TIME = "dans-les-temps", _("dans les temps")
        MOVED = "date-changee", _("date changée")
        LATE = "en-retard", _("en retard")
        KEPT = "tenu", _("tenu")
        CANCELLED = "annule", _("annulé")

    class Step(models.TextChoices):
        """What a call for projects announces after its closing, in order."""

        COMMITTEE = "comite", _("Comité de sélection")
        ANSWER = "reponse", _("Réponse aux candidats")
        PAYMENT = "versement", _("Versement")

    NOT_REVISED = ("project", "call", "first_date", "first_precision", "announced_at", "saved_by")
    #: Fields that move only with a public reason.
    PROMISE = (
        "date",
        "precision",
        "kept_date",
        "kept_precision",
        "cancelled",
        "reason_fr",
        "reason_en",
        "reason_facile",
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    project = models.ForeignKey(
        "programmes.Project",
        keep_public,
        verbose_name=_("projet"),
        null=True,
        blank=True,
        related_name="milestones",
    )
    call = models.ForeignKey(
        "programmes.Call",
        keep_public,
        verbose_name=_("appel à projets"),
        null=True,
        blank=True,
        related_name="milestones",
    )
    step = models.CharField(
        _("étape de l’appel"),
        max_length=10,
        choices=Step,
        blank=True,
        help_text=_("Vide : autre chose, dites quoi ci-dessous."),
    )
    label = models.CharField(
        _("ce qui est promis"),
        max_length=150,
        blank=True,  # may be empty when a step gives the name
        help_text=_(
            "En quelques mots : « Ouverture de la crèche ». Étape d’un appel : vide, son nom suffit."
        ),
    )
    date = models.DateField(
        _("date promise"),
        validators=[validate_year],
        help_text=_("Un jour de la période promise. Le site n’en montre que ce que dit la précision."),
    )
    precision = models.CharField(
        _("précision de la date promise"),
        max_length=10,
        choices=Precision,
        default=Precision.MONTH,
        help_text=_("Ce que l’on sait vraiment : l’année, le trimestre, le mois ou le jour."),
    )
    first_date = models.DateField(_("date annoncée d’abord"), blank=True, editable=False)  # set by save()
    first_precision = models.CharField(max_length=10, choices=Precision, blank=True, editable=False)
    kept_date = models.DateField(
        _("date réelle"),
        null=True,
        blank=True,
        validators=[validate_year],
        help_text=_("Quand c’est fait. Vide : pas encore."),
    )
    kept_precision = models.CharField(
        _("précision de la date réelle"), max_length=10, choices=Precision, default=Precision.DAY
    )
    cancelled = models.BooleanField(
        _("annulé"), default=False, help_text=_("La promesse reste sur le site, avec le motif.")
    )
    reason = models.CharField(
        _("motif du dernier changement"),
        max_length=300,
        blank=True,
        help_text=_(
            "Public. À écrire chaque fois qu’une date déjà donnée change, ou que le jalon est annulé : "
            "pourquoi, en une phrase."
        ),
    )
    announced_at = models.DateTimeField(
        null=True, editable=False
    )  # set by the triggers when its owner is withdrawn
    saved_at = models.DateTimeField(_("enregistré le"), auto_now=True)
    saved_by = models.CharField(max_length=150, blank=True, editable=False)

    objects = MilestoneQuerySet.as_manager()

    class Meta:
        verbose_name = _("jalon")
        verbose_name_plural = _("jalons")
        ordering = ["date", "id"]
        constraints = [
            models.CheckConstraint(
                condition=exactly_one(OWNERS),
                name="milestone_has_one_owner",
                violation_error_message=_("Un jalon appartient à un projet ou à un appel à projets."),
            ),
            models.CheckConstraint(
                condition=Q(kept_date=None) | Q(cancelled=False),
                name="milestone_is_kept_or_cancelled",
                violation_error_message=_("Un jalon est tenu ou annulé, pas les deux."),
            ),
        ]

    def __str__(self):
        return self.label

    def get_absolute_url(self):
        return reverse("programmes:milestone", args=[self.pk])

    @property
    def trace(self):
        return without_prefix(self.get_absolute_url())

    def clean(self):
        super().clean()
        self.name_after_step()
        found = faults(self, self.stored())
        if found:
            raise ValidationError(found)

    def save(self, *args, **kwargs):
        self.name_after_step()
        self.date = PartialDate(self.date, self.precision).end if self.date else None
        self.kept_date = PartialDate(self.kept_date, self.kept_precision).end if self.kept_date else None
        stored = self.stored()
        found = faults(self, stored)
        if found:
            raise ValidationError(found)
        if not stored:
            self.first_date, self.first_precision = self.date, self.precision
        else:
            self.announced_at = (
                stored.announced_at
            )  # the triggers may have set it since this instance was read
            if self.reason_fr != stored.reason_fr:
                self.forget_stale_reasons(stored)
        self.saved_by = self.by
        super().save(*args, **kwargs)
        self.changes.translate(self)

    @property
    def texts(self):
        return self.changes.all()

    def delete(self, *args, **kwargs):
        if (self.stored() or self).was_public:  # its owner may be withdrawn since
            raise ProtectedError(KEPT_FOR_EVER, {self})
        return super().delete(*args, **kwargs)

    def accept(self, stored):
        """Called when a version is applied (snapshots.apply): if it breaks the rules, its promise stays as in `stored`.

        An older version gives back its words, never a date, which would need a reason of its own.
        """
        if faults(self, stored):
            for name in self.PROMISE:
                setattr(self, name, getattr(stored, name))

    def name_after_step(self):
        """Gives the milestone the name of its step, in French and English, if it has no name."""
        if self.step and not self.label_fr:
            for language in ("fr", "en"):
                with translation.override(language):
                    setattr(self, f"label_{language}", str(self.Step(self.step).label))

    def stored(self):
        return type(self)._base_manager.filter(pk=self.pk).first()

    def forget_stale_reasons(self, stored):
        """Empties the translations of the former reason, which say something other than the new one."""
        for name in ("reason_en", "reason_facile"):
            if getattr(self, name) == getattr(stored, name):
                setattr(self, name, "")

    @property
    def owner(self):
        return self.project if self.project_id else self.call

    @property
    def shown_in(self):
        return self.owner

    @property
    def was_public(self):
        """Whether it was ever announced, even if its owner was withdrawn since."""
        published = self.owner.publish_at
        return bool(self.announced_at or (published and published <= timezone.now()))

    @property
    def stays(self):
        """Whether applying a version without this milestone must keep it: what was public is never deleted."""
        return self.was_public

    @property
    def promised(self):
        return PartialDate(self.date, self.precision)

    @property
    def first(self):
        return PartialDate(self.first_date, self.first_precision)

    @property
    def kept(self):
        return PartialDate(self.kept_date, self.kept_precision) if self.kept_date else None

    @property
    def has_moved(self):
        return (self.date, self.precision) != (self.first_date, self.first_precision)

    @property
    def is_kept_later(self):
        """Whether it was done after the date first announced, as far as both precisions allow to say."""
        return bool(self.kept and self.kept.start > self.first.end)

    @property
    def state(self):
        """The state today: a promise is late from the day after its period, even if nobody has said so."""
        if self.kept_date:
            return self.State.KEPT
        if self.cancelled:
            return self.State.CANCELLED
        if self.date < timezone.localdate():
            return self.State.LATE
        return self.State.MOVED if self.has_moved else self.State.ON_TIME
