"""Grants, with the sixteen fields of the national schema (SCDL subventions 2.1.1) and their links."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from pages.models import Addressed, Translatable
from pages.publication.models.publication import PUBLISHABLE, new_code
from pages.text.folding import folded
from pages.text.translated import LanguageNotice, has_words_in
from pages.text.years import validate_year
from programmes.grants.models.in_words import InWords
from programmes.grants.querysets import GrantQuerySet
from programmes.partners.models import Partner
from programmes.territory.models.territory import Commune
from programmes.text.csv_rows import length_in_csv
from programmes.text.scdl.identifiers import validate_rna, validate_siret
from programmes.text.scdl.identity import grant_key
from programmes.text.scdl.law import publication_deadline
from programmes.text.scdl.themes import Theme


class Grant(InWords, Translatable, Addressed):
    """One grant to one beneficiary. Its address is a code that never changes and contains no name."""

    VIEW = "programmes:grant"
    SHOWN_BY = ("published_on", "person", "partner_id")

    class Nature(models.TextChoices):
        CASH = "aide en numéraire", _("aide en numéraire (de l’argent)")
        KIND = "aide en nature", _("aide en nature (un local, du matériel…)")
        BOTH = "aide en numéraire;aide en nature", _("les deux")

    class Person(models.TextChoices):
        NO = "", _("non")
        TO_CHECK = "a-verifier", _("à vérifier : peut-être une personne")
        WITHHELD = "retenu", _("oui : ne pas publier")
        AGREED = "accord", _("oui, et elle accepte que son nom soit publié")

    #: Code des relations entre le public et l’administration, L312-1-2: no name is published without agreement.
    UNNAMED = (Person.TO_CHECK, Person.WITHHELD)
    PUBLIC_BODIES = (Partner.Kind.STATE, Partner.Kind.REGION, Partner.Kind.EPCI, Partner.Kind.COMMUNE)

    slug = models.SlugField(_("adresse"), max_length=100, unique=True, default=new_code, editable=False)
    attributor_name = models.CharField(_("qui donne"), max_length=150)
    attributor_siret = models.CharField(_("son SIRET"), max_length=14, validators=[validate_siret])
    partner = models.ForeignKey(
        Partner,
        models.PROTECT,
        verbose_name=_("bénéficiaire"),
        null=True,
        blank=True,
        related_name="grants",
        help_text=_("Son nom, son SIRET et son RNA sont repris ci-dessous s’ils y sont vides."),
    )
    beneficiary_name = models.CharField(_("nom du bénéficiaire"), max_length=200, blank=True)
    beneficiary_siret = models.CharField(
        _("SIRET du bénéficiaire"), max_length=14, blank=True, validators=[validate_siret]
    )
    beneficiary_rna = models.CharField(
        _("RNA du bénéficiaire"), max_length=10, blank=True, validators=[validate_rna]
    )
    person = models.CharField(
        _("personne physique"),
        max_length=20,
        choices=Person,
        default=Person.NO,
        blank=True,
        help_text=_("La loi protège le nom des personnes : il ne paraît qu’avec leur accord."),
    )
    year = models.PositiveSmallIntegerField(_("année"), validators=[validate_year])
    purpose = models.CharField(_("objet"), max_length=256)
    amount = models.DecimalField(_("montant, en euros"), max_digits=14, decimal_places=2)
    nature = models.CharField(_("nature"), max_length=40, choices=Nature, default=Nature.CASH)
    payment_terms = models.CharField(
        _("conditions de versement"), max_length=256, help_text=_("« unique », « échelonné », ou une phrase.")
    )
    payment_start = models.DateField(_("versée le, ou à partir du"), validators=[validate_year])
    payment_end = models.DateField(
        _("jusqu’au"),
        null=True,
        blank=True,
        validators=[validate_year],
        help_text=_("Vide : versée en une fois."),
    )
    share = models.DecimalField(
        _("part du bénéficiaire"),
        max_digits=7,
        decimal_places=6,
        default=1,
        validators=[MinValueValidator(Decimal("0.01")), MaxValueValidator(1)],
        help_text=_("Entre 0,01 et 1. Seul bénéficiaire : 1. S’il reçoit 45 % : 0,45."),
    )
    convention_date = models.DateField(
        _("date de la convention"),
        null=True,
        blank=True,
        validators=[validate_year],
        help_text=_("À défaut de convention, la date de la décision. Sans elle, rien ne peut être publié."),
    )
    decision_reference = models.CharField(_("référence de la décision"), max_length=150, blank=True)
    eu_notified = models.BooleanField(_("aide notifiée à la Commission européenne"), default=False)
    rae_id = models.CharField(_("identifiant RAE"), max_length=5, blank=True)
    scheme = models.CharField(_("dispositif d’aide"), max_length=100, blank=True)
    theme = models.CharField(_("thème"), max_length=4, choices=Theme, blank=True)
    programme = models.ForeignKey(
        "programmes.Programme",
        models.PROTECT,
        verbose_name=_("programme"),
        null=True,
        blank=True,
        related_name="grants",
    )
    project = models.ForeignKey(
        "programmes.Project",
        models.SET_NULL,
        verbose_name=_("projet"),
        null=True,
        blank=True,
        related_name="grants",
    )
    call = models.ForeignKey(
        "programmes.Call",
        models.SET_NULL,
        verbose_name=_("appel à projets"),
        null=True,
        blank=True,
        related_name="grants",
        help_text=_("La page de l’appel montre alors cette subvention parmi ses résultats."),
    )
    communes = models.ManyToManyField(
        "programmes.Commune", verbose_name=_("communes"), related_name="grants", blank=True
    )
    quartiers = models.ManyToManyField(
        "programmes.Quartier", verbose_name=_("quartiers"), related_name="grants", blank=True
    )
    objective = models.TextField(_("ce que l’action veut changer"), max_length=2000, blank=True)
    outcome = models.TextField(_("ce qui a été fait"), max_length=2000, blank=True)
    published_on = models.DateField(
        _("publiée à partir du"),
        null=True,
        blank=True,
        validators=[validate_year],
        help_text=_("Vide : brouillon, que le public ne voit pas."),
    )
    publication_due = models.DateField(_("à publier avant le"), null=True, blank=True, editable=False)
    source = models.ForeignKey(
        "programmes.GrantImport",
        models.SET_NULL,
        verbose_name=_("fichier d’origine"),
        null=True,
        blank=True,
        editable=False,
        related_name="grants",
    )
    source_line = models.PositiveIntegerField(_("ligne du fichier"), null=True, blank=True, editable=False)
    key = models.CharField(max_length=32, unique=True, editable=False)
    searched = models.TextField(editable=False)

    objects = GrantQuerySet.as_manager()

    class Meta:
        verbose_name = _("subvention")
        verbose_name_plural = _("subventions")
        ordering = ["-year", "-amount"]
        default_permissions = PUBLISHABLE
        indexes = [
            models.Index(fields=["partner", "year"], name="grant_by_partner_and_year"),
            models.Index(fields=["-year", "-amount"], name="grant_newest_first"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(published_on=None) | Q(convention_date__isnull=False),
                name="grant_published_has_date",
                violation_error_message=_(
                    "Pour publier, donnez la date de la convention (ou de la décision) : le schéma national la demande."
                ),
            ),
            models.CheckConstraint(
                condition=Q(published_on=None) | ~Q(beneficiary_siret="") | ~Q(beneficiary_rna=""),
                name="grant_published_has_id",
                violation_error_message=_(
                    "Pour publier, donnez le SIRET ou le RNA du bénéficiaire : le schéma national en demande un."
                ),
            ),
        ]

    def __str__(self):
        return f"{self.beneficiary_name}, {self.year}"

    def clean(self):
        super().clean()
        self.copy_beneficiary()
        if not self.beneficiary_name:
            raise ValidationError({"partner": _("Choisissez un bénéficiaire, ou écrivez son nom.")})
        if self.payment_start and self.payment_end and self.payment_end < self.payment_start:
            raise ValidationError({"payment_end": _("La fin doit venir après le début.")})
        self.check_lengths()
        if self.is_complete and Grant.objects.exclude(pk=self.pk).filter(key=self.identity()).exists():
            raise ValidationError(
                _(
                    "Cette subvention est déjà enregistrée : même bénéficiaire, même objet, même montant, mêmes dates. "
                    "Si c’en est une autre, dites-le dans l’objet ou dans la référence."
                )
            )

    def check_lengths(self):
        """Applies the lengths of the national schema, counting the apostrophe put before a formula in the CSV."""
        for name in ("purpose", "payment_terms", "rae_id"):
            most = self._meta.get_field(name).max_length
            if length_in_csv(getattr(self, name)) > most:
                said = _("Un texte qui commence par =, +, - ou @ a %d caractères au plus : raccourcissez-le.")
                raise ValidationError({name: said % (most - 1)})

    def save(self, *args, **kwargs):
        self.prepare()
        super().save(*args, **kwargs)

    def prepare(self, key=None):
        """Sets the fields computed from the others; `key` avoids computing it again.

        An import in bulk calls it too, since it does not call save().
        """
        self.copy_beneficiary()
        self.key = key or self.identity()
        self.searched = folded(f"{self.beneficiary_name} {self.purpose} {self.decision_reference}")
        self.publication_due = publication_deadline(self.convention_date)

    def copy_beneficiary(self):
        if not self.beneficiary_name and self.partner:
            self.beneficiary_name = self.partner.name_fr or self.partner.name
        if not (self.beneficiary_siret or self.beneficiary_rna) and self.partner:
            self.beneficiary_siret, self.beneficiary_rna = self.partner.siret, self.partner.rna

    def add_communes_of_quartiers(self):
        """Adds the communes of its quartiers, so that the grant is found under them too."""
        self.communes.add(*Commune.objects.filter(quartiers__in=self.quartiers.all()).distinct())

    @property
    def is_complete(self):
        return None not in (self.amount, self.payment_start, self.share)

    def identity(self):
        return grant_key(
            attributor=self.attributor_siret,
            beneficiary=self.beneficiary_siret or self.beneficiary_rna or self.beneficiary_name,
            reference=self.decision_reference,
            purpose=self.purpose,
            amount=self.amount,
            start=self.payment_start,
            end=self.payment_end,
            share=self.share,
        )

    @property
    def is_published(self):
        is_due = self.published_on and self.published_on <= timezone.localdate()
        return bool(is_due and self.person not in self.UNNAMED)

    def language_notice(self, language=None):
        """Its purpose is written in French alone: the reader is told so where nothing else is in their language."""
        language = language or get_language()
        is_french = language != "fr" and not has_words_in(self, language)
        return LanguageNotice(untranslated=True) if is_french else super().language_notice(language)
