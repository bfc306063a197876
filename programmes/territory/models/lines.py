"""The populations of a commune, and the outline of a place."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pages.text.years import validate_year
from programmes.territory.models.place import Sourced


class Population(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    commune = models.ForeignKey("programmes.Commune", models.CASCADE, related_name="populations")
    year = models.PositiveSmallIntegerField(_("année"), validators=[validate_year])
    municipal = models.PositiveIntegerField(
        _("population municipale"), help_text=_("Celle que le site affiche.")
    )
    total = models.PositiveIntegerField(
        _("population totale"), null=True, blank=True, help_text=_("Vide : non précisée.")
    )
    source = models.CharField(_("source"), max_length=200)

    class Meta:
        verbose_name = _("population")
        verbose_name_plural = _("populations")
        ordering = ["-year"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "year"],
                name="population_once_a_year",
                violation_error_message=_("Cette commune a déjà une population pour cette année."),
            )
        ]

    def __str__(self):
        return f"{self.commune}, {self.year}"

    @property
    def shown_in(self):
        return self.commune


class OutlineQuerySet(models.QuerySet):
    def current(self):
        """The outlines that were in the last file."""
        return self.filter(missing_since=None)

    def version(self):
        """A value that changes with the table, by one query: drawings and lookups are kept as long as it does
        not change.
        """
        return tuple(self.aggregate(models.Count("pk"), models.Max("updated_at")).values())


class Outline(Sourced):
    """The outline of one place. It is heavy, so it has its own table, which no list loads."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    commune = models.OneToOneField("programmes.Commune", models.CASCADE, null=True, blank=True)
    quartier = models.OneToOneField("programmes.Quartier", models.CASCADE, null=True, blank=True)
    geometry = models.JSONField(
        _("contour"), help_text=_("GeoJSON, Polygon ou MultiPolygon, en degrés (WGS 84).")
    )
    updated_at = models.DateTimeField(_("enregistré le"), auto_now=True)

    objects = OutlineQuerySet.as_manager()

    class Meta:
        verbose_name = _("contour")
        verbose_name_plural = _("contours")
        constraints = [
            models.CheckConstraint(
                condition=Q(commune=None, quartier__isnull=False) | Q(commune__isnull=False, quartier=None),
                name="outline_of_one_place",
                violation_error_message=_("Un contour est celui d’une commune ou d’un quartier."),
            )
        ]

    def __str__(self):
        return str(self.place)

    @property
    def place(self):
        return self.commune or self.quartier

    @property
    def shown_in(self):
        return self.place
