from django.db import models
from django.utils.translation import gettext_lazy as _

from pages.text.years import validate_year
from programmes.imports.models import FileImport


class TerritoryImport(FileImport):
    """A file of communes or quartiers."""

    CHANGES = ("added", "changed", "gone")

    class Kind(models.TextChoices):
        COMMUNES = "communes", _("communes (liste CSV, ou contours GeoJSON)")
        QUARTIERS = "quartiers", _("quartiers (liste CSV, ou contours GeoJSON)")

    kind = models.CharField(_("que contient le fichier ?"), max_length=10, choices=Kind)
    source = models.CharField(
        _("source"),
        max_length=200,
        help_text=_("Qui publie ce fichier : « Insee », « ANCT ». Affichée au public."),
    )
    source_date = models.DateField(
        _("date de la source"), validators=[validate_year], help_text=_("Affichée au public avec la source.")
    )
    year = models.PositiveSmallIntegerField(
        _("année des populations"),
        null=True,
        blank=True,
        validators=[validate_year],
        help_text=_("Pour une liste de communes dont le fichier ne donne pas l’année."),
    )
    epci = models.CharField(
        _("SIREN de l’intercommunalité"),
        max_length=9,
        blank=True,
        help_text=_("Pour une liste plus vaste que la nôtre : les lignes des autres sont laissées."),
    )
    partial = models.BooleanField(
        _("le fichier n’est pas une liste complète"),
        default=False,
        help_text=_("Coché : ce qu’il n’a pas n’est pas signalé comme disparu."),
    )
    known_only = models.BooleanField(_("n’ajouter aucun lieu nouveau"), default=False)
    strict = models.BooleanField(
        _("tout ou rien"), default=False, help_text=_("Coché : une seule ligne refusée arrête tout.")
    )

    class Meta(FileImport.Meta):
        verbose_name = _("import de lieux")
        verbose_name_plural = _("imports de lieux")
