from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pages.links.models.fields import ProseField
from pages.models import Publication, PublicationQuerySet
from pages.publication.models.review_date import to_confirm_last
from pages.tree.models.block_base import PROSE


class NewsQuerySet(PublicationQuerySet):
    def for_list(self):
        return self.select_related("programme", "picture").prefetch_related("communes").in_order()

    def for_page(self):
        return self.select_related("programme", "project", "picture").prefetch_related("communes")

    def in_order(self):
        """The latest first, but what is to confirm last."""
        return self.order_by(to_confirm_last(), "-publish_at", "slug")

    def newest_first(self):
        return self.order_by("-publish_at", "slug")

    def concerning(self, commune):
        """The news of the commune, and those of all communes."""
        return self.filter(Q(communes=commune) | Q(communes=None))


class News(Publication):
    """A piece of news. The date shown is that of its publication."""

    VIEW = "programmes:news_item"

    programme = models.ForeignKey(
        "programmes.Programme",
        models.PROTECT,
        verbose_name=_("programme"),
        null=True,
        blank=True,
        related_name="news",
    )
    project = models.ForeignKey(
        "programmes.Project",
        models.SET_NULL,
        verbose_name=_("projet"),
        null=True,
        blank=True,
        related_name="news",
    )
    communes = models.ManyToManyField(
        "programmes.Commune",
        verbose_name=_("communes"),
        related_name="news",
        blank=True,
        help_text=_("Vide : toutes les communes."),
    )
    body = ProseField(_("texte"), blank=True, extensions=PROSE, sanitize=True)

    objects = NewsQuerySet.as_manager()

    class Meta(Publication.Meta):
        verbose_name = _("actualité")
        verbose_name_plural = _("actualités")
        ordering = ["-publish_at"]
