from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from pages.models import Addressed

#: Five characters, Corsica's 2A and 2B included (INSEE, code officiel géographique).
INSEE_CODE = RegexValidator(r"^(\d{2}|2[AB])\d{3}$", _("Cinq caractères, par exemple 62119."))
#: QPV of 2024 (QN06208M) or of 2015 (QP062008): décrets 2023-1314 and 2014-1750.
QPV_CODE = RegexValidator(
    r"^(QN(\d{3}|02[AB])\d{2}[MINC]|QP\d{6})$", _("Par exemple QN06208M (2024) ou QP062008 (2015).")
)


class CommuneQuerySet(models.QuerySet):
    def for_list(self, projects):
        """In alphabetical order, with `project_count`: how many of these projects are in the commune."""
        inside = models.Count("projects", filter=models.Q(projects__in=projects), distinct=True)
        return self.annotate(project_count=inside).order_by("slug")


class Commune(Addressed):
    VIEW = "programmes:commune"

    name = models.CharField(_("nom"), max_length=100, unique=True)
    insee_code = models.CharField(_("code INSEE"), max_length=5, unique=True, validators=[INSEE_CODE])

    objects = CommuneQuerySet.as_manager()

    class Meta:
        verbose_name = _("commune")
        verbose_name_plural = _("communes")
        ordering = ["name"]

    def __str__(self):
        return self.name

    @property
    def initial(self):
        """Its letter in an alphabetical list: the slug has no accents."""
        return self.slug[0].upper()


class Quartier(Addressed):
    VIEW = "programmes:quartier"

    name = models.CharField(_("nom"), max_length=150)
    code = models.CharField(
        _("code QPV"),
        max_length=8,
        blank=True,
        validators=[QPV_CODE],
        help_text=_("Pour un quartier prioritaire de la politique de la ville."),
    )
    communes = models.ManyToManyField(Commune, verbose_name=_("communes"), related_name="quartiers")

    class Meta:
        verbose_name = _("quartier")
        verbose_name_plural = _("quartiers")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["code"],
                condition=~models.Q(code=""),
                name="quartier_code_unique",
                violation_error_message=_("Un quartier a déjà ce code QPV."),
            )
        ]

    def __str__(self):
        return self.name

    @property
    def is_priority(self):
        """The codes of 2015 are history: only those of 2024 are in force."""
        return self.code.startswith("QN")
