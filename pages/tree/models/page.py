from itertools import chain
from operator import attrgetter

from content_editor.contents import contents_for_item
from content_editor.models import Region
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q, Value
from django.db.models.functions import Concat, Length, Substr
from django.urls import Resolver404, resolve
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from tree_queries.models import TreeNode
from tree_queries.query import TreeQuerySet

from pages.links.models.fields import lead_readers
from pages.publication.models.publication import Publication, PublicationQuerySet
from pages.publication.models.redirect import Redirect
from pages.text.languages import localized, with_prefix, without_prefix
from pages.text.links import validate_link
from pages.text.translated import is_written_in

MAX_PATH = 500
TOO_LONG = _("L’adresse %s est trop longue : raccourcissez-la, ou rangez la page plus haut.")
TO_FILL = _(
    "Donnez une adresse à cette page : lettres sans accent, chiffres et tirets. Seule la page d’accueil n’en a pas."
)


IN_A_MENU = Q(in_menus__in=["main", "footer"])


def way_to(path):
    """'/a/b/' → ['/a/', '/a/b/']: the paths of the pages above and of the page, top first; ['/'] for the home page."""
    return Page.paths_above(path) or ["/"]


class PageQuerySet(PublicationQuerySet, TreeQuerySet):
    def published(self):
        """A page is public if itself and every page above it are."""
        start = Substr(OuterRef("path"), 1, Length("path"))
        hidden = Page.objects.unpublished().exclude(path="/").filter(path=start)
        return super().published().exclude(Exists(hidden))

    def shown(self):
        """None was under one whose day has not come."""
        start = Substr(OuterRef("path"), 1, Length("path"))
        hidden = Page.objects.exclude(publish_at__lte=timezone.now()).exclude(path="/").filter(path=start)
        return super().shown().exclude(Exists(hidden))

    def remember(self):
        """With all others: what hides or moves a page hides or moves those below."""
        Page.objects.filter(has_served=False).mark()
        return self.mark()

    def never_public(self):
        """Includes the pages below one that has not been public yet.

        In Python: SQL would compare every page with every other.
        """
        keys = super().never_public()
        if not keys:
            return keys
        paths = set(self.filter(pk__in=keys).exclude(path="/").values_list("path", flat=True))
        others = self.exclude(expire_at__lte=timezone.now()).values_list("pk", "path")
        return keys | {pk for pk, path in others if not paths.isdisjoint(Page.paths_above(path))}

    def at(self, path):
        """The page at `path` and those above it, top first: [ancestors…, page]."""
        return self.filter(path__in=way_to(path)).order_by("path")

    def in_a_menu(self):
        return self.filter(IN_A_MENU).order_by("position")

    def at_and_in_a_menu(self, path):
        """(the pages of at(), the pages of in_a_menu()), by one query."""
        found = self.filter(Q(path__in=way_to(path)) | IN_A_MENU).order_by("position")
        trail = sorted((page for page in found if page.path in way_to(path)), key=attrgetter("path"))
        return trail, [page for page in found if page.in_menus]

    def follow(self, old, new):
        """Updates the pages that are only a link to an address that moves, or to one below it."""
        self.filter(link__startswith=old).update(link=Concat(Value(new), Substr("link", len(old) + 1)))

    def branch(self, path):
        """The page at `path` and those below it. The home page has none below: other pages stand beside it."""
        return self.filter(path__startswith=path) if path != "/" else self.filter(path=path)


class Page(Publication, TreeNode):
    SHOWN_BY = (*Publication.SHOWN_BY, "parent_id")
    NOT_REVISED = (*Publication.NOT_REVISED, "path", "position")  # a page is moved in the tree, at once

    class Menu(models.TextChoices):
        NONE = "", _("Aucun")
        MAIN = "main", _("Menu principal")
        FOOTER = "footer", _("Pied de page")

    class Motif(models.TextChoices):
        """The drawing that stands for a policy (templates/includes/motifs/)."""

        NONE = "", _("Aucun")
        COHESION = "cohesion", _("Cohésion sociale")
        RENOVATION = "renovation", _("Rénovation urbaine")
        PREVENTION = "prevention", _("Prévention")
        TERRILS = "terrils", _("Terrils")

    slug = models.SlugField(
        _("adresse"),
        max_length=100,
        blank=True,
        help_text=_("Fin de l’adresse : lettres sans accent, chiffres et tirets. Vide : la page d’accueil."),
    )
    path = models.CharField(_("chemin"), max_length=MAX_PATH, unique=True, editable=False)
    position = models.PositiveIntegerField(_("ordre"), default=0, editable=False, db_index=True)
    in_menus = models.CharField(
        _("dans le menu"), max_length=10, choices=Menu, default=Menu.NONE, blank=True, db_index=True
    )
    menu_title = models.CharField(
        _("titre dans le menu"), max_length=50, blank=True, help_text=_("À défaut, le titre.")
    )
    motif = models.CharField(_("motif"), max_length=20, choices=Motif, default=Motif.NONE, blank=True)
    link = models.CharField(
        _("simple renvoi vers"),
        max_length=300,
        blank=True,
        validators=[validate_link],
        help_text=_("Pour mettre dans le menu une adresse qui n’est pas une page, comme /projets/."),
    )

    objects = PageQuerySet.as_manager()

    regions = [
        Region(key="main", title=_("Contenu")),
        Region(key="intro", title=_("En-tête, sous le titre")),
    ]

    class Meta(Publication.Meta):
        verbose_name = _("page")
        verbose_name_plural = _("pages")
        ordering = ["position"]

    @classmethod
    def parts(cls):
        """The blocks: our own, and those of the tables that other apps add."""
        found = (f.related_model for f in cls._meta.related_objects if hasattr(f.related_model, "kinds"))
        tables = dict.fromkeys(found)  # without doubles: a block may have two relations to a page
        return [(table, "parent") for table in tables if not table._meta.proxy]

    @staticmethod
    def paths_above(path):
        """'/a/b/' → ['/a/', '/a/b/']: the paths of the pages above, top first, then its own; [] for the home page."""
        parts = path.split("/")
        return ["/".join(parts[:n]) + "/" for n in range(2, len(parts))]

    def get_path(self):
        above = self.parent.path if self.parent else "/"
        return f"{above}{self.slug}/" if self.slug else above

    def get_absolute_url(self):
        """Computed from the stored path: a list of pages makes no query for the parents."""
        return localized(self.link) if self.link else with_prefix(self.path)

    @cached_property
    def blocks_shown(self):
        """{'intro': [block, …], 'main': […]}: those that the reader of this language is shown, in reading order."""
        contents = contents_for_item(self, plugins=[table for table, _key in self.parts()])
        lead_readers([block for region in self.regions for block in contents[region.key]])
        return {region.key: list(filter(self.is_read, contents[region.key])) for region in self.regions}

    def is_read(self, block):
        """A plain-French page holds what was written for it and nothing else: simplifying is also leaving out."""
        is_plain = get_language() == "facile" and self.title_facile
        return block.is_shown and (not is_plain or is_written_in(block, "facile"))

    @property
    def texts(self):
        """Its blocks, and what they show whole."""
        blocks = list(chain(*self.blocks_shown.values()))
        return [*blocks, *(text for block in blocks for text in block.texts)]

    @property
    def name_in_menu(self):
        return self.menu_title or self.title

    @property
    def is_home(self):
        return self.path == "/"

    def show_now(self):
        """Also makes public the pages above, which would hide it."""
        Page._base_manager.filter(path__in=self.paths_above(self.path)).update(
            publish_at=timezone.now(), expire_at=None
        )
        super().show_now()

    def clean(self):
        self.slug = self.slug.lower()
        self.clean_parent()
        if not self.is_slug_refused:
            self.clean_slug()
        super().clean()

    def clean_parent(self):
        if self.parent and self.parent.is_home:
            raise ValidationError(
                {"parent": _("La page d’accueil n’a pas de sous-page : laissez ce champ vide.")}
            )
        above, seen = self.parent, set()
        while above and above.pk not in seen:
            if self.pk and above.pk == self.pk:
                raise ValidationError(
                    {"parent": _("« %s » ne peut pas être rangée sous elle-même.") % self.title}
                )
            seen.add(above.pk)
            above = above.parent

    def clean_slug(self):
        if self.slug and self.stored_path() == "/":
            raise ValidationError(
                {"slug": _("La page d’accueil garde l’adresse « / » : laissez ce champ vide.")}
            )
        if not self.slug and (self.parent or Page.objects.filter(path="/").exclude(pk=self.pk).exists()):
            raise ValidationError({"slug": TO_FILL})
        sister = Page.objects.filter(parent=self.parent, slug=self.slug).exclude(pk=self.pk).first()
        if sister:
            raise ValidationError({"slug": _("La page « %s » a déjà cette adresse.") % sister.title})
        self.clean_branch()

    def clean_branch(self):
        """Checks the new address of the page, and those of the pages below."""
        old, new = self.stored_path(), self.get_path()
        below = Page.objects.branch(old).values_list("path", flat=True) if old and old != new else ()
        for path in (new, *(new + path.removeprefix(old) for path in below)):
            if is_reserved(path):
                raise ValidationError({"slug": _("L’adresse %s est réservée au site.") % path})
            if len(path) > MAX_PATH:
                raise ValidationError({"slug": TOO_LONG % path})

    def path_in_row(self):
        return self.path

    def save(self, *args, **kwargs):
        self.path = self.get_path()
        self.position = self.position or self.next_position()
        super().save(*args, **kwargs)

    def next_position(self):
        last = Page.objects.filter(parent=self.parent).aggregate(last=models.Max("position"))["last"]
        return (last or 0) + 10

    def path_changed(self, old, new):
        """Move the branch below, and leave a redirect behind for each of its pages that has served."""
        below = dict(Page.objects.branch(old).exclude(pk=self.pk).values_list("path", "has_served"))
        Page.objects.branch(old).exclude(pk=self.pk).update(
            path=Concat(Value(new), Substr("path", len(old) + 1))
        )
        super().path_changed(old, new)
        moves = {path: new + path.removeprefix(old) for path in below}
        Redirect.objects.moved(moves, [path for path, has_served in below.items() if has_served])

    @transaction.atomic
    def delete(self, *args, **kwargs):
        self.remember()
        below = self.with_branch()[1:]
        deleted = super().delete(*args, **kwargs)
        for page in below:
            page.leave()
        return deleted

    def with_branch(self):
        below = Page.objects.branch(self.path).exclude(pk=self.pk).select_related("parent")
        return [self, *below.order_by("path")]


def is_reserved(path):
    """Whether another view, a file or a language already has this path; only the paths of the page tree are free."""
    if without_prefix(path) != path or path.startswith(settings.STATIC_URL):
        return True
    try:
        return resolve(path).view_name != "pages:page"
    except Resolver404:
        return False
