"""The lines of a project: partners, designers, equipment, figures, pictures, documents."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from pages.models import Confirmable, Translatable


class ProjectChild(models.Model):
    """A line of a project. Its key is a uuid: the key of a line that was rolled back is never given to another."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    position = models.PositiveSmallIntegerField(_("ordre"), default=0)

    class Meta:
        abstract = True
        ordering = ["position"]

    @property
    def shown_in(self):
        return self.project


class ProjectPartner(ProjectChild):
    class Role(models.TextChoices):
        FUNDER = "financeur", _("financeur")
        FUND = "fonds-de-concours", _("finance par un fonds de concours")
        CO_FUNDER = "cofinanceur", _("cofinanceur")
        PARTNER = "partenaire", _("partenaire")
        SUPPORT = "appui", _("appui")
        CARRIER = "porteur", _("porteur de l’action")

    project = models.ForeignKey("programmes.Project", models.CASCADE, related_name="partner_lines")
    partner = models.ForeignKey(
        "programmes.Partner", models.PROTECT, verbose_name=_("partenaire"), related_name="project_lines"
    )
    role = models.CharField(_("rôle"), max_length=20, choices=Role)

    class Meta(ProjectChild.Meta):
        verbose_name = _("partenaire du projet")
        verbose_name_plural = _("partenaires du projet")

    def __str__(self):
        return f"{self.partner}, {self.get_role_display()}"


class ProjectDesigner(Translatable, ProjectChild):
    project = models.ForeignKey("programmes.Project", models.CASCADE, related_name="designer_lines")
    person = models.ForeignKey(
        "programmes.Person", models.PROTECT, verbose_name=_("concepteur"), related_name="project_lines"
    )
    work = models.CharField(_("ce qu’il a dessiné"), max_length=200, blank=True)

    class Meta(ProjectChild.Meta):
        verbose_name = _("concepteur du projet")
        verbose_name_plural = _("concepteurs du projet")

    def __str__(self):
        return str(self.person)


class Equipment(Translatable, ProjectChild):
    """Sustainable equipment: buried containers for sorted waste, very low energy housing…"""

    project = models.ForeignKey("programmes.Project", models.CASCADE, related_name="equipment")
    name = models.CharField(_("équipement"), max_length=150)
    number = models.PositiveIntegerField(
        _("nombre"), null=True, blank=True, help_text=_("Vide : non précisé.")
    )
    source = models.CharField(_("source"), max_length=200, blank=True)

    class Meta(ProjectChild.Meta):
        verbose_name = _("équipement durable")
        verbose_name_plural = _("équipements durables")

    def __str__(self):
        return self.name


class ProjectFigure(Translatable, Confirmable, ProjectChild):
    AMOUNTS = ("figure",)

    project = models.ForeignKey("programmes.Project", models.CASCADE, related_name="figures")
    figure = models.CharField(
        _("chiffre"), max_length=40, help_text=_("Avec son unité : « 116 », « 75 000 € ».")
    )
    label = models.CharField(_("libellé"), max_length=150)
    source = models.CharField(_("source"), max_length=200)

    class Meta(ProjectChild.Meta):
        verbose_name = _("chiffre clé")
        verbose_name_plural = _("chiffres clés")

    def __str__(self):
        return f"{self.figure} {self.label}"


class ProjectPicture(Translatable, ProjectChild):
    project = models.ForeignKey("programmes.Project", models.CASCADE, related_name="pictures")
    picture = models.ForeignKey("pages.Picture", models.PROTECT, verbose_name=_("image"))
    before = models.ForeignKey(
        "pages.Picture",
        models.PROTECT,
        verbose_name=_("la même, avant"),
        null=True,
        blank=True,
        related_name="+",
        help_text=_(
            "Prise du même endroit, avec le même cadre : le site montre l’avant et l’après ensemble."
        ),
    )
    caption = models.CharField(_("légende"), max_length=300, blank=True)

    class Meta(ProjectChild.Meta):
        verbose_name = _("image du projet")
        verbose_name_plural = _("images du projet")

    def __str__(self):
        return str(self.picture)


class ProjectDocument(ProjectChild):
    project = models.ForeignKey("programmes.Project", models.CASCADE, related_name="documents")
    document = models.ForeignKey("pages.Document", models.PROTECT, verbose_name=_("document"))

    class Meta(ProjectChild.Meta):
        verbose_name = _("document du projet")
        verbose_name_plural = _("documents du projet")

    def __str__(self):
        return str(self.document)
