from django.db import models
from django.utils.translation import gettext_lazy as _

from pages.models import Limit


class ProgrammeLimit(Limit):
    TARGET, PLACED_BY = "programme", ("programme",)

    programme = models.ForeignKey(
        "programmes.Programme",
        models.PROTECT,
        verbose_name=_("programme"),
        related_name="+",
        help_text=_("Ce programme, ses projets, ses actualités, ses rendez-vous et ses appels à projets."),
    )

    class Meta:
        verbose_name = _("programme permis")
        verbose_name_plural = _("limité à ces programmes")
        constraints = [models.UniqueConstraint(fields=["user", "programme"], name="programme_limit_once")]

    def holds(self, obj):
        """Compares keys, so that no programme is loaded."""
        if self.placing(type(obj)):
            return obj.programme_id == self.programme_id
        return super().holds(obj)
