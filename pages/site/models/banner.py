from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pages.links.models.fields import LinkField
from pages.text.links import validate_link
from pages.text.translated import written_first
from pages.text.years import validate_year
from pages.translations.models import Translatable


class BannerQuerySet(models.QuerySet):
    def current(self):
        now = timezone.now()
        return self.filter(Q(end=None) | Q(end__gt=now), start__lte=now)

    def on(self, path):
        """The banners of the whole site and of the branches that contain `path` (without language prefix)."""
        depths = range(2, path.count("/") + 1)
        prefixes = ["/".join(path.split("/")[:depth]) + "/" for depth in depths] or ["/"]
        return self.filter(Q(branch=None) | Q(branch__path__in=prefixes) | Q(branch__link__in=prefixes))

    def next_change(self):
        now = timezone.now()
        dates = self.aggregate(
            start=models.Min("start", filter=Q(start__gt=now)), end=models.Min("end", filter=Q(end__gt=now))
        )
        return min((date for date in dates.values() if date), default=None)


class Banner(Translatable):
    class Level(models.TextChoices):
        INFO = "info", _("Information")
        WARNING = "warning", _("Attention")
        ALERT = "alert", _("Alerte")

    level = models.CharField(_("niveau"), max_length=10, choices=Level, default=Level.INFO)
    text = models.CharField(_("texte"), max_length=200, help_text=_("Une phrase : quoi, où, quand."))
    link = LinkField(
        _("lien"),
        max_length=300,
        blank=True,
        validators=[validate_link],
        help_text=_("Une adresse du site (/contact/) ou complète (https://…)."),
    )
    link_label = models.CharField(_("texte du lien"), max_length=80, blank=True)
    start = models.DateTimeField(_("affiché à partir du"), default=timezone.now, validators=[validate_year])
    end = models.DateTimeField(_("jusqu’au"), null=True, blank=True, validators=[validate_year])
    branch = models.ForeignKey(
        "pages.Page",
        models.CASCADE,
        verbose_name=_("seulement dans la rubrique"),
        null=True,
        blank=True,
        help_text=_("Vide : sur tout le site."),
    )

    objects = BannerQuerySet.as_manager()

    class Meta:
        verbose_name = _("bandeau d’alerte")
        verbose_name_plural = _("bandeaux d’alerte")
        ordering = ["-start"]

    def __str__(self):
        return self.text

    @property
    def is_current(self):
        now = timezone.now()
        return self.start <= now and not (self.end and self.end <= now)

    def clean(self):
        if self.end and self.start and self.end <= self.start:
            raise ValidationError({"end": _("La fin doit venir après le début.")})
        label = written_first(self, "link_label")
        if self.link and not getattr(self, label):
            raise ValidationError({label: _("Dites où mène le lien.")})
