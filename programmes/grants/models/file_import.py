from decimal import Decimal

from django.db import models
from django.utils.translation import gettext_lazy as _

from programmes.imports.models import FileImport


class GrantImport(FileImport):
    """A file of grants. It names persons, and so does its report."""

    ONE_TRANSACTION = False
    CHANGES = ("made", "dated")

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

    class Meta(FileImport.Meta):
        verbose_name = _("import de subventions")
        verbose_name_plural = _("imports de subventions")

    @property
    def amount(self):
        return Decimal(self.counts.get("amount", 0))
