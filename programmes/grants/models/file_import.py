from decimal import Decimal

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class GrantImport(models.Model):
    """A file of grants, what was read in it, and the lines refused.

    Both files are in this table, not in the folder of uploads, which anyone may read: they contain names of
    persons.
    """

    class State(models.TextChoices):
        PREVIEW = "apercu", _("aperçu : rien n’est enregistré")
        DONE = "fait", _("enregistré")

    name = models.CharField(_("fichier"), max_length=200)
    programme = models.ForeignKey(
        "programmes.Programme",
        models.SET_NULL,
        verbose_name=_("programme"),
        null=True,
        blank=True,
        related_name="+",
    )
    given = models.JSONField(_("ce que vaut une case vide"), default=dict, blank=True)
    is_draft = models.BooleanField(_("en brouillon"), default=False)
    state = models.CharField(_("état"), max_length=10, choices=State, default=State.PREVIEW)
    content = models.BinaryField(blank=True, default=bytes)
    report = models.BinaryField(blank=True, default=bytes)
    counts = models.JSONField(_("ce qui a été lu"), default=dict, blank=True)
    made_at = models.DateTimeField(_("envoyé le"), auto_now_add=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("envoyé par"),
        null=True,
        blank=True,
        related_name="+",
    )

    class Meta:
        verbose_name = _("import de subventions")
        verbose_name_plural = _("imports de subventions")
        ordering = ["-made_at"]

    def __str__(self):
        return self.name

    @property
    def amount(self):
        return Decimal(self.counts.get("amount", 0))
