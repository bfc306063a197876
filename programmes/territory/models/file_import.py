from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pages.text.years import validate_year

#: A file that nobody confirms is deleted after this time.
FORGOTTEN_AFTER = timedelta(days=7)


class TerritoryImportQuerySet(models.QuerySet):
    def waiting(self):
        """The files sent that nobody has confirmed; their content is not loaded."""
        return self.filter(applied_at=None).defer("content")

    def forgotten(self):
        return self.filter(applied_at=None, created_at__lt=timezone.now() - FORGOTTEN_AFTER)


class TerritoryImport(models.Model):
    """A file of places that staff sent. Its content is kept until they confirm its preview, its report afterwards."""

    class Kind(models.TextChoices):
        COMMUNES = "communes", _("communes (liste CSV, ou contours GeoJSON)")
        QUARTIERS = "quartiers", _("quartiers (liste CSV, ou contours GeoJSON)")

    kind = models.CharField(_("que contient le fichier ?"), max_length=10, choices=Kind)
    file_name = models.CharField(_("fichier"), max_length=200, editable=False)
    content = models.BinaryField(null=True, editable=False)
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
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("envoyé par"),
        null=True,
        editable=False,
        related_name="+",
    )
    created_at = models.DateTimeField(_("envoyé le"), auto_now_add=True)
    applied_at = models.DateTimeField(_("importé le"), null=True, editable=False)
    counts = models.JSONField(default=dict, editable=False)
    faults = models.JSONField(default=list, editable=False)

    objects = TerritoryImportQuerySet.as_manager()

    class Meta:
        verbose_name = _("import de lieux")
        verbose_name_plural = _("imports de lieux")
        ordering = ["-created_at"]

    def __str__(self):
        return self.file_name

    def applied(self, counts, faults):
        """Records the outcome and deletes the content, which is no longer needed."""
        self.applied_at, self.content = timezone.now(), None
        self.counts, self.faults = counts, faults
        self.save()
