from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from pages.translations.models import Translatable


class SiteSettings(Translatable):
    """One row: who publishes this site. The law requires most of it (mentions légales: LCEN, art. 1-1)."""

    class Accessibility(models.TextChoices):
        """The three sentences that the law allows (RGAA 4.1.2, obligations)."""

        NONE = "non", _("non conforme")
        PARTIAL = "partial", _("partiellement conforme")
        FULL = "full", _("totalement conforme")

    name = models.CharField(_("nom du site"), max_length=100, default="L’Agglomération")
    tagline = models.CharField(_("sous-titre"), max_length=100, blank=True)
    logo = models.ForeignKey(
        "pages.Picture", models.PROTECT, verbose_name=_("logo"), null=True, blank=True, related_name="+"
    )
    legal_name = models.CharField(_("nom de la personne morale"), max_length=200, blank=True)
    siren = models.CharField(
        _("SIREN"),
        max_length=9,
        blank=True,
        validators=[RegexValidator(r"^\d{9}$", _("Neuf chiffres, sans espace."))],
    )
    address = models.TextField(_("adresse postale"), max_length=300, blank=True)
    phone = models.CharField(_("téléphone"), max_length=30, blank=True)
    email = models.EmailField(_("adresse électronique"), blank=True)
    opening_hours = models.CharField(_("horaires"), max_length=200, blank=True)
    legal_representative = models.CharField(
        _("représentant légal, directeur de la publication"), max_length=150, blank=True
    )
    dpo_email = models.EmailField(_("délégué à la protection des données"), blank=True)
    security_email = models.EmailField(
        _("signaler une faille : adresse électronique"),
        blank=True,
        help_text=_("Publiée dans /.well-known/security.txt."),
    )
    host_name = models.CharField(_("hébergeur : nom"), max_length=200, blank=True)
    host_address = models.TextField(_("hébergeur : adresse"), max_length=300, blank=True)
    host_phone = models.CharField(_("hébergeur : téléphone"), max_length=30, blank=True)
    accessibility = models.CharField(
        _("accessibilité"),
        max_length=10,
        choices=Accessibility,
        default=Accessibility.NONE,
        help_text=_("Sans audit valide, la loi impose « non conforme »."),
    )

    #: What the law requires to show: the dashboard reminds staff of the empty ones.
    REQUIRED_BY_LAW = (
        "legal_name", "siren", "address", "phone", "email", "legal_representative",
        "dpo_email", "host_name", "host_address", "host_phone",
    )  # fmt: skip

    class Meta:
        verbose_name = _("réglages du site")
        verbose_name_plural = _("réglages du site")

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.pk = 1
        super().save(*args, **kwargs)

    @classmethod
    def load(cls):
        """The settings, with `networks` [(name, address), …] in the same query, since every page needs them."""
        columns = {"network": F("social_links__label"), "network_url": F("social_links__url")}
        rows = cls.objects.select_related("logo").filter(pk=1).annotate(**columns)
        rows = list(rows.order_by("social_links__position", "social_links__label__folded"))
        settings = rows[0] if rows else cls(pk=1)
        settings.networks = [(row.network, row.network_url) for row in rows if row.network]
        return settings

    #: {group: the fields that a block shows, in order}
    FACTS = {
        "contact": ("address", "phone", "email", "opening_hours"),
        "publisher": ("legal_name", "siren", "address", "phone", "email", "legal_representative"),
        "host": ("host_name", "host_address", "host_phone"),
        "privacy": ("dpo_email",),
    }

    def facts(self, group):
        """[(label, value or '', link or ''), …] of a group of FACTS; an empty value is shown as « à compléter »."""
        return [
            self.fact(self._meta.get_field(name))
            for name in self.FACTS[group]
            if name != "opening_hours" or self.opening_hours
        ]

    def fact(self, field):
        value = getattr(self, field.name)
        links = {"email": f"mailto:{value}", "dpo_email": f"mailto:{value}"}
        return capfirst(field.verbose_name), value, links.get(field.name, "")

    @property
    def missing(self):
        """The fields that the law requires and that are empty."""
        return [self._meta.get_field(name) for name in self.REQUIRED_BY_LAW if not getattr(self, name)]


class SocialLink(models.Model):
    settings = models.ForeignKey(SiteSettings, models.CASCADE, related_name="social_links")
    label = models.CharField(_("nom du réseau"), max_length=50)
    url = models.URLField(_("adresse"))
    position = models.PositiveSmallIntegerField(_("ordre"), default=0)

    class Meta:
        verbose_name = _("réseau social")
        verbose_name_plural = _("réseaux sociaux")
        ordering = ["position", "label__folded"]

    def __str__(self):
        return self.label

    @property
    def shown_in(self):
        return self.settings
