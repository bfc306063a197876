from django.db import models
from django.utils.translation import gettext_lazy as _

from programmes.promises.models.partial_date import PartialDate, Precision


class MilestoneChangeQuerySet(models.QuerySet):
    def translate(self, milestone):
        """Adds the translations of the last reason, which may be written later; its French never changes."""
        texts = {name: getattr(milestone, name) or "" for name in ("reason_en", "reason_facile")}
        if milestone.reason_fr:
            self.filter(milestone=milestone, reason_fr=milestone.reason_fr).exclude(**texts).update(**texts)

    def public(self):
        return self.filter(
            milestone__in=self.model._meta.get_field("milestone").related_model.objects.published()
        )


class MilestoneChange(models.Model):
    """One line of the log of a milestone. Only triggers of the database write it; it is never changed."""

    class What(models.TextChoices):
        DATE = "date", _("date promise")
        CANCELLED = "annulation", _("annulation")
        KEPT = "date-reelle", _("date réelle")

    milestone = models.ForeignKey(
        "programmes.Milestone", models.CASCADE, verbose_name=_("jalon"), related_name="changes"
    )
    what = models.CharField(_("ce qui change"), max_length=12, choices=What)
    from_date = models.DateField(_("date d’avant"), null=True)
    from_precision = models.CharField(max_length=10, choices=Precision, blank=True)
    to_date = models.DateField(_("date nouvelle"), null=True)
    to_precision = models.CharField(max_length=10, choices=Precision, blank=True)
    reason = models.CharField(_("motif"), max_length=300)
    moved_at = models.DateTimeField(_("changé le"))
    author = models.CharField(_("par"), max_length=150, blank=True)

    objects = MilestoneChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("changement d’un jalon")
        verbose_name_plural = _("changements d’un jalon")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["milestone", "what", "reason_fr"], name="milestone_reason_serves_once"
            ),
            models.CheckConstraint(
                condition=models.Q(reason_fr__isnull=False) & ~models.Q(reason_fr=""),
                name="milestone_change_has_a_reason",
            ),
        ]

    def __str__(self):
        return str(self.reason)

    @property
    def before(self):
        return PartialDate(self.from_date, self.from_precision) if self.from_date else None

    @property
    def after(self):
        return PartialDate(self.to_date, self.to_precision) if self.to_date else None
