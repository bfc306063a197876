from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from pages.text.folding import folded
from programmes.territory.models.place import Place, PlaceQuerySet
from programmes.text.places.articles import DE, DES, DU, ELIDED, article_of, without_article

#: Five characters, also for Corsica (2A and 2B): INSEE, code officiel géographique.
INSEE_CODE = RegexValidator(r"^(\d{2}|2[AB])\d{3}$", _("Cinq caractères, par exemple 62119."))
#: The QPV in force since 1 January 2024 (décret 2023-1314), and those of 2015 that they replaced (décret 2014-1750).
QPV_2024 = RegexValidator(r"^QN(\d{3}|02[AB])\d{2}[MINC]$", _("Huit caractères, par exemple QN06208M."))
QPV_2015 = RegexValidator(r"^QP(\d{3}|02[AB])\d{3}$", _("Huit caractères, par exemple QP062008."))


class CommuneQuerySet(PlaceQuerySet):
    def for_list(self, projects):
        """The communes in alphabetical order, with `project_count`: how many of these projects each has."""
        inside = Count("projects", filter=Q(projects__in=projects), distinct=True)
        return self.annotate(project_count=inside).order_by(*self.model._meta.ordering)


class Commune(Place):
    class Article(models.TextChoices):
        DE = DE, _("de (de Béthune, de La Comté)")
        ELIDED = ELIDED, _("d’ (d’Auchel)")
        DU = DU, _("du (Le Touquet : du Touquet)")
        DES = DES, _("des (Les Attaques : des Attaques)")

    VIEW = "programmes:commune"
    #: « projets de la commune d’Auchel »: each language has its own form.
    OF = {
        Article.DE: pgettext_lazy("commune", "de %s"),
        Article.ELIDED: pgettext_lazy("commune", "d’%s"),
        Article.DU: pgettext_lazy("commune", "du %s"),
        Article.DES: pgettext_lazy("commune", "des %s"),
    }

    name = models.CharField(_("nom"), max_length=100, unique=True)
    article = models.CharField(
        _("« de », « d’ » ou « du » ?"),
        max_length=3,
        choices=Article,
        blank=True,
        help_text=_("Vide : déduit du nom. À vérifier pour un nom qui commence par H."),
    )
    insee_code = models.CharField(_("code INSEE"), max_length=5, unique=True, validators=[INSEE_CODE])

    objects = CommuneQuerySet.as_manager()

    class Meta:
        verbose_name = _("commune")
        verbose_name_plural = _("communes")
        ordering = ["name__folded", "slug"]

    def save(self, *args, **kwargs):
        self.article = self.article or article_of(self.name)
        super().save(*args, **kwargs)

    @property
    def initial(self):
        """Its letter in an alphabetical list."""
        return folded(self.name)[:1].upper()

    @property
    def of_name(self):
        """'d’Auchel', 'de La Comté', 'du Touquet'."""
        article = self.article or article_of(self.name)
        bare = without_article(self.name) if article in (DU, DES) else self.name
        return self.OF[article] % bare


class QuartierQuerySet(PlaceQuerySet):
    def for_list(self, projects):
        """The quartiers in alphabetical order, with `project_count`: how many of these projects each has."""
        inside = Count("projects", filter=Q(projects__in=projects), distinct=True)
        return self.annotate(project_count=inside).order_by(*self.model._meta.ordering)

    def priority(self):
        return self.filter(status=Quartier.Status.PRIORITY)


class Quartier(Place):
    class Status(models.TextChoices):
        PRIORITY = "prioritaire", _("quartier prioritaire")
        WATCH = "veille", _("quartier de veille active")
        OTHER = "autre", _("autre quartier")

    VIEW = "programmes:quartier"

    name = models.CharField(_("nom"), max_length=150)
    status = models.CharField(
        _("statut"),
        max_length=12,
        choices=Status,
        blank=True,
        help_text=_("Vide : prioritaire s’il a un code de 2024, sinon autre."),
    )
    code = models.CharField(
        _("code QPV de 2024"),
        max_length=8,
        blank=True,
        validators=[QPV_2024],
        help_text=_("Celui de la liste en vigueur, par exemple QN06208M."),
    )
    code_2015 = models.CharField(
        _("code QPV de 2015"),
        max_length=8,
        blank=True,
        validators=[QPV_2015],
        help_text=_("Celui de la liste précédente, s’il y était, par exemple QP062008."),
    )
    communes = models.ManyToManyField(
        "programmes.Commune", verbose_name=_("communes"), related_name="quartiers"
    )

    objects = QuartierQuerySet.as_manager()

    class Meta:
        verbose_name = _("quartier")
        verbose_name_plural = _("quartiers")
        ordering = ["name__folded", "slug"]
        constraints = [
            models.UniqueConstraint(
                fields=["code"],
                condition=~Q(code=""),
                name="quartier_code_unique",
                violation_error_message=_("Un quartier a déjà ce code QPV."),
            ),
            models.UniqueConstraint(
                fields=["code_2015"],
                condition=~Q(code_2015=""),
                name="quartier_code_2015_unique",
                violation_error_message=_("Un quartier a déjà ce code QPV de 2015."),
            ),
            models.CheckConstraint(
                condition=~Q(status="prioritaire") | ~Q(code=""),
                name="quartier_priority_has_code",
                violation_error_message=_(
                    "Un quartier prioritaire a un code dans la liste de 2024 : donnez-le, ou changez le statut."
                ),
            ),
        ]

    def clean(self):
        super().clean()
        if self.code and self.status and self.status != self.Status.PRIORITY:
            said = _(
                "Avec un code de la liste de 2024, le quartier est prioritaire : changez l’un ou l’autre."
            )
            raise ValidationError({"status": said})

    def save(self, *args, **kwargs):
        if not self.status:
            self.status = self.Status.PRIORITY if self.code else self.Status.OTHER
        super().save(*args, **kwargs)

    @property
    def is_priority(self):
        return self.status == self.Status.PRIORITY

    @property
    def is_watched(self):
        return self.status == self.Status.WATCH
