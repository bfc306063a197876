"""What a commune and a quartier have in common: an official list, and what it says of them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from pages.models import Addressed, AddressedQuerySet
from pages.text.translated import LanguageNotice
from pages.text.years import validate_year


class Sourced(models.Model):
    """A fact that someone else publishes: who, and when. What leaves the list is kept, with the date."""

    source = models.CharField(
        _("source"), max_length=200, blank=True, help_text=_("Qui publie l’information : « Insee, 2024 ».")
    )
    source_date = models.DateField(_("date de la source"), null=True, blank=True, validators=[validate_year])
    missing_since = models.DateField(
        _("absent de la liste officielle depuis le"),
        null=True,
        blank=True,
        validators=[validate_year],
        help_text=_("Rempli par un import qui ne le trouve plus. Rien n’est supprimé."),
    )

    class Meta:
        abstract = True


class PlaceQuerySet(AddressedQuerySet):
    def shown(self):
        """All: a place is no draft."""
        return self.all()


class Place(Addressed, Sourced):
    official_name = models.CharField(
        _("nom officiel"),
        max_length=150,
        blank=True,
        help_text=_("Tel que l’écrit la liste officielle, quand le site l’écrit autrement."),
    )

    class Meta:
        abstract = True

    def __str__(self):
        return self.name

    def language_notice(self, language=None):
        """Nothing to tell: its name is the same in every language, and that is all that it says."""
        return LanguageNotice()
