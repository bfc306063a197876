"""What all kinds of blocks have in common.

The kinds of an app share one table, each as a proxy: a page with all kinds costs one query. A new kind is a
subclass that says which fields it uses and which it needs, with a template of its name.
"""

import uuid

from content_editor.models import create_plugin_base
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from pages.text.translated import written_first
from pages.translations.models import Translatable
from pages.tree.models.page import Page

#: Few possibilities on purpose, so that a text cannot break the page: no colour, no size, no alignment.
PROSE = {
    "Bold": True,
    "Italic": True,
    "BulletList": True,
    "OrderedList": True,
    "ListItem": True,
    "Blockquote": True,
    "Heading": {"levels": [2, 3, 4]},
    "Link": {"enableTarget": False, "protocols": ["http", "https", "mailto", "tel"]},
    "Table": True,
    "TableRow": True,
    "TableHeader": True,
    "TableCell": True,
    "HardBreak": True,
    "History": True,
}


class BlockManager(models.Manager):
    def get_queryset(self):
        blocks = super().get_queryset()
        return blocks.filter(kind=self.model.KIND) if self.model._meta.proxy else blocks


class BlockBase(Translatable, create_plugin_base(Page)):
    """The fields of a table of blocks; the kinds are the proxies of this table."""

    KIND = ""
    TEMPLATES = ""  # the folder of the templates: one for each kind
    FIELDS = ()  # the fields of its form, in order
    REQUIRED = ()
    GROUPED = False  # neighbours of the same kind are shown together: a row of figures, a list of questions
    SECTION = False  # its title begins a section of the page (h2); the titles of other kinds are below
    ICON = "subject"  # Material icon in the editor
    texts = ()  # other objects whose texts it shows in full
    is_shown = True  # a kind may say that a block has nothing to show at the moment

    # uuid4: the key of a block that was rolled back (a preview) is never given to another
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=30, editable=False)

    objects = BlockManager()

    class Meta(create_plugin_base(Page).Meta):
        abstract = True

    def __str__(self):
        return str(self._meta.verbose_name)

    @classmethod
    def from_db(cls, db, field_names, values):
        block = super().from_db(db, field_names, values)
        block.__class__ = cls.kinds().get(block.kind, cls) if not cls._meta.proxy else cls
        return block

    @classmethod
    def kinds(cls):
        return {proxy.KIND: proxy for proxy in cls.__subclasses__() if proxy._meta.proxy}

    @classmethod
    def get_queryset(cls):
        """Called by content-editor: the blocks with all that a page needs to show them."""
        foreign_keys = [
            field.name
            for field in cls._meta.fields
            if field.many_to_one and field.name not in ("parent", "keeper")
        ]
        return cls.objects.select_related(*foreign_keys)

    @property
    def template_name(self):
        return f"{self.TEMPLATES}/{self.KIND}.html"

    @property
    def shown_in(self):
        return self.parent

    @property
    def opens_section(self):
        return self.SECTION and bool(getattr(self, "title", ""))

    def clean(self):
        super().clean()
        if self.region not in {region.key for region in Page.regions}:
            raise ValidationError(_("Dites où va ce bloc : cette partie de la page n’existe pas."))
        needed = [written_first(self, name) for name in self.REQUIRED]
        empty = [name for name in needed if not getattr(self, name)]
        if empty:
            raise ValidationError({name: _("À remplir : ce bloc n’a pas de sens sans.") for name in empty})

    def save(self, *args, **kwargs):
        self.kind = self.kind or self.KIND
        super().save(*args, **kwargs)
