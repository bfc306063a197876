from urllib.parse import urlsplit

from django.apps import apps
from django.db import models
from django.utils.translation import gettext_lazy as _

from pages.models import Addressed, AddressedQuerySet, Translatable
from programmes.text.scdl.identifiers import validate_rna, validate_siret


class PartnerQuerySet(AddressedQuerySet):
    def shown(self):
        return self.public()

    def public(self):
        """The partners that have a page: they are listed, or have a public grant."""
        grants = apps.get_model("programmes.Grant").objects.published().filter(partner=models.OuterRef("pk"))
        return self.filter(models.Q(is_listed=True) | models.Exists(grants))

    def listed(self):
        return self.filter(is_listed=True)

    def by_kind(self):
        """[(name of the kind, its partners), …] in the order of the kinds; empty ones left out."""
        partners = list(self.listed())
        groups = [
            (Partner.KINDS[kind], [partner for partner in partners if partner.kind == kind])
            for kind in Partner.Kind
        ]
        return [group for group in groups if group[1]]


class Partner(Translatable, Addressed):
    VIEW = "programmes:partner"
    SHOWN_BY = ("is_listed",)

    class Kind(models.TextChoices):
        STATE = "etat", _("État")
        REGION = "region", _("Région")
        EPCI = "epci", _("Agglomération")
        COMMUNE = "commune", _("Commune")
        ASSOCIATION = "association", _("Association")
        LANDLORD = "bailleur", _("Bailleur")
        OTHER = "autre", _("Autre")

    #: The kinds as headings of a list.
    KINDS = {
        Kind.STATE: _("L’État"),
        Kind.REGION: _("La Région"),
        Kind.EPCI: _("L’Agglomération"),
        Kind.COMMUNE: _("Les communes"),
        Kind.ASSOCIATION: _("Les associations"),
        Kind.LANDLORD: _("Les bailleurs"),
        Kind.OTHER: _("Les autres partenaires"),
    }

    name = models.CharField(_("nom"), max_length=150)
    kind = models.CharField(_("nature"), max_length=20, choices=Kind, default=Kind.OTHER)
    commune = models.OneToOneField(
        "programmes.Commune",
        models.PROTECT,
        verbose_name=_("commune"),
        null=True,
        blank=True,
        help_text=_("Si le partenaire est une commune."),
    )
    description = models.TextField(_("présentation"), max_length=600, blank=True)
    website = models.URLField(_("site"), blank=True)
    siret = models.CharField(
        "SIRET",
        max_length=14,
        blank=True,
        validators=[validate_siret],
        help_text=_("14 chiffres. Relie le partenaire aux subventions des fichiers importés."),
    )
    rna = models.CharField(
        "RNA",
        max_length=10,
        blank=True,
        validators=[validate_rna],
        help_text=_("Pour une association : W suivi de 9 chiffres."),
    )
    is_listed = models.BooleanField(
        _("dans la liste des partenaires"),
        default=True,
        help_text=_("Un partenaire créé par un import n’y est pas tant que vous ne cochez pas cette case."),
    )

    objects = PartnerQuerySet.as_manager()

    class Meta:
        verbose_name = _("partenaire")
        verbose_name_plural = _("partenaires")
        ordering = ["name_fr__folded", "slug"]
        constraints = [
            models.UniqueConstraint(
                fields=["siret"],
                condition=~models.Q(siret=""),
                name="partner_siret_unique",
                violation_error_message=_("Un partenaire a déjà ce SIRET."),
            )
        ]

    def __str__(self):
        return self.name

    @property
    def host(self):
        """The name of its website for readers: 'www.bethune.fr'."""
        return urlsplit(self.website).hostname


class Person(models.Model):
    """Someone who designed a place: an architect, a town planner, an artist."""

    class Role(models.TextChoices):
        UNKNOWN = "", _("non précisé")
        ARCHITECT = "architecte", _("architecte")
        PLANNER = "urbaniste", _("urbaniste")
        ARTIST = "artiste", _("artiste")

    name = models.CharField(_("nom"), max_length=150, unique=True)
    role = models.CharField(_("métier"), max_length=20, choices=Role, default=Role.UNKNOWN, blank=True)

    class Meta:
        verbose_name = _("concepteur")
        verbose_name_plural = _("concepteurs")
        ordering = ["name__folded"]

    def __str__(self):
        return self.name
