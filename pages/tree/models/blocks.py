"""The kinds of blocks of a page, each a proxy of `Block` (see block_base.py)."""

from html import unescape

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _

from pages.links.models.fields import LinkField, ProseField
from pages.publication.models.review_date import Confirmable
from pages.text.languages import localized
from pages.text.links import validate_link
from pages.tree.models.block_base import PROSE, BlockBase
from pages.tree.models.page import Page
from pages.tree.models.targets import leads_to_past_review


class Block(Confirmable, BlockBase):
    TEMPLATES = "pages/tree/blocks"

    class Level(models.TextChoices):
        INFO = "info", _("Information")
        WARNING = "warning", _("Attention")

    class Facts(models.TextChoices):
        CONTACT = "contact", _("Coordonnées")
        PUBLISHER = "publisher", _("Éditeur du site")
        HOST = "host", _("Hébergeur")
        PRIVACY = "privacy", _("Délégué à la protection des données")

    title = models.CharField(_("titre"), max_length=150, blank=True)
    body = ProseField(_("texte"), blank=True, extensions=PROSE, sanitize=True)
    caption = models.TextField(_("légende"), max_length=400, blank=True)
    label = models.CharField(_("libellé"), max_length=100, blank=True)
    figure = models.CharField(
        _("chiffre"), max_length=40, blank=True, help_text=_("Avec son unité : « 116 », « 8 M€ ».")
    )
    source = models.CharField(
        _("source"),
        max_length=200,
        blank=True,
        help_text=_("D’où vient l’information : affichée aux lecteurs."),
    )
    level = models.CharField(_("niveau"), max_length=10, choices=Level, default=Level.INFO)
    facts = models.CharField(_("à afficher"), max_length=10, choices=Facts, default=Facts.CONTACT)
    phone = models.CharField(_("téléphone"), max_length=30, blank=True)
    email = models.EmailField(_("adresse électronique"), blank=True)
    picture = models.ForeignKey(
        "pages.Picture", models.PROTECT, verbose_name=_("image"), null=True, blank=True
    )
    document = models.ForeignKey(
        "pages.Document", models.PROTECT, verbose_name=_("document"), null=True, blank=True
    )
    page = models.ForeignKey(
        "pages.Page",
        models.SET_NULL,
        verbose_name=_("page"),
        null=True,
        blank=True,
        related_name="linked_from",
    )
    link = LinkField(
        _("ou adresse"),
        max_length=300,
        blank=True,
        validators=[validate_link],
        help_text=_("/projets/ ou https://…"),
    )

    class Meta(BlockBase.Meta):
        verbose_name = _("bloc")
        verbose_name_plural = _("blocs")

    def __str__(self):
        said = (
            self.title
            or self.figure
            or unescape(strip_tags(self.body))[:60]
            or self.caption[:60]
            or self.label
        )
        kind = self._meta.verbose_name
        return _("%(kind)s : %(name)s") % {"kind": kind, "name": said} if said else str(kind)

    AMOUNTS = ("figure",)
    page_is_public, target_is_to_confirm = True, False  # see get_queryset()

    @classmethod
    def get_queryset(cls):
        public = Page.objects.published().filter(pk=OuterRef("page"))
        return (
            super()
            .get_queryset()
            .annotate(page_is_public=Exists(public), target_is_to_confirm=leads_to_past_review())
        )

    @property
    def href(self):
        """The address of the chosen page if visitors may see it, otherwise the address typed."""
        return self.page.get_absolute_url() if self.page and self.page_is_public else localized(self.link)


class TextBlock(Block):
    KIND = "text"
    FIELDS = ("body",)
    REQUIRED = ("body",)
    ICON = "subject"

    @property
    def opens_section(self):
        return "<h2" in self.body

    class Meta:
        proxy = True
        verbose_name = _("texte")
        verbose_name_plural = _("textes")


class PictureBlock(Block):
    KIND = "picture"
    FIELDS = ("picture", "caption")
    REQUIRED = ("picture",)
    ICON = "image"

    class Meta:
        proxy = True
        verbose_name = _("image avec légende")
        verbose_name_plural = _("images avec légende")


class GalleryBlock(Block):
    KIND = "gallery"
    FIELDS = ("picture", "caption")
    REQUIRED = ("picture",)
    GROUPED = True
    ICON = "photo_library"

    class Meta:
        proxy = True
        verbose_name = _("image de galerie")
        verbose_name_plural = _("galerie")


class FigureBlock(Block):
    KIND = "figure"
    FIELDS = ("figure", "label", "source", "keeper", "review_date")
    REQUIRED = ("figure", "label")
    GROUPED = True
    ICON = "query_stats"

    @property
    def is_shown(self):
        return not (self.is_to_confirm and self.parent.is_home)

    class Meta:
        proxy = True
        verbose_name = _("chiffre clé")
        verbose_name_plural = _("chiffres clés")


class QuestionBlock(Block):
    KIND = "question"
    FIELDS = ("title", "body")
    REQUIRED = ("title", "body")
    GROUPED = True
    ICON = "help"

    class Meta:
        proxy = True
        verbose_name = _("question et réponse")
        verbose_name_plural = _("questions et réponses")


class CalloutBlock(Block):
    KIND = "callout"
    FIELDS = ("level", "title", "body")
    REQUIRED = ("body",)
    ICON = "campaign"

    class Meta:
        proxy = True
        verbose_name = _("encadré")
        verbose_name_plural = _("encadrés")


class StepBlock(Block):
    KIND = "step"
    FIELDS = ("label", "title", "body", "source")
    REQUIRED = ("title",)
    GROUPED = True
    ICON = "timeline"

    class Meta:
        proxy = True
        verbose_name = _("étape ou date")
        verbose_name_plural = _("étapes ou dates")


class DownloadBlock(Block):
    KIND = "download"
    FIELDS = ("document",)
    REQUIRED = ("document",)
    GROUPED = True
    ICON = "download"

    class Meta:
        proxy = True
        verbose_name = _("document à télécharger")
        verbose_name_plural = _("documents à télécharger")


class ContactBlock(Block):
    KIND = "contact"
    SECTION = True
    FIELDS = ("title", "label", "phone", "email", "body")
    REQUIRED = ("title",)
    ICON = "call"

    class Meta:
        proxy = True
        verbose_name = _("fiche de contact")
        verbose_name_plural = _("fiches de contact")


class LinkCardBlock(Block):
    KIND = "linkcard"
    FIELDS = ("title", "caption", "page", "link", "picture")
    REQUIRED = ("title",)
    GROUPED = True
    ICON = "dashboard"

    class Meta:
        proxy = True
        verbose_name = _("carte de lien")
        verbose_name_plural = _("cartes de lien")

    @property
    def is_shown(self):
        """Hides a card whose page is a draft or was deleted; on the home page, also one whose target is to confirm."""
        return bool(self.href) and not (self.target_is_to_confirm and self.parent.is_home)

    def clean(self):
        super().clean()
        if not self.href:
            raise ValidationError({"page": _("Choisissez une page, ou donnez une adresse.")})


class QuoteBlock(Block):
    KIND = "quote"
    FIELDS = ("caption", "label", "source")
    REQUIRED = ("caption", "label")
    ICON = "format_quote"

    class Meta:
        proxy = True
        verbose_name = _("citation")
        verbose_name_plural = _("citations")


class VideoBlock(Block):
    """A link with a picture: no player and no request of another site."""

    KIND = "video"
    SECTION = True
    FIELDS = ("title", "picture", "link", "caption", "body")
    REQUIRED = ("title", "link")
    ICON = "movie"

    @property
    def is_shown(self):
        return bool(self.link)  # lead_readers() empties a link that leads to nothing public

    class Meta:
        proxy = True
        verbose_name = _("vidéo (lien)")
        verbose_name_plural = _("vidéos (liens)")


class FactsBlock(Block):
    """What staff wrote once in the settings of the site."""

    KIND = "facts"
    SECTION = True
    FIELDS = ("title", "facts")
    ICON = "badge"

    class Meta:
        proxy = True
        verbose_name = _("informations du site")
        verbose_name_plural = _("informations du site")
