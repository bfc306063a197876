"""One inline for each kind of block: a new kind needs no change here."""

from content_editor.admin import ContentEditorInline
from modeltranslation.admin import TranslationInlineModelAdmin

from pages.links.models.fields import know_targets
from pages.staff.base import ChoiceForm, Fields
from pages.staff.formsets import RemadeFormSet
from pages.staff.ruled import RuledLines
from pages.staff.translated import Translated
from pages.tree.content import tables


class BlockFormSet(RemadeFormSet):
    @classmethod
    def get_default_prefix(cls):
        """The name of the kind. Django's prefix numbers the inlines, whose order may change while a form is open."""
        return cls.model.KIND

    def get_queryset(self):
        """The blocks of this kind. All kinds share what is read: one query for each table."""
        return self.blocks()[self.model.KIND]

    def blocks(self):
        read = self.instance.__dict__.setdefault("_blocks_by_kind", {})
        if not read:
            read |= {kind: [] for table in tables() for kind in table.kinds()}
            blocks = list(blocks_of(self.instance)) if self.instance.pk else []
            know_targets(blocks)
            for block in blocks:
                read[block.kind].append(block)
        return read


class BlockInline(RuledLines, Fields, Translated, TranslationInlineModelAdmin, ContentEditorInline):
    form = ChoiceForm
    formset = BlockFormSet

    def get_autocomplete_fields(self, request):
        return relations(self.model)


def relations(kind):
    return [name for name in kind.FIELDS if kind._meta.get_field(name).many_to_one]


def blocks_of(page):
    for table in tables():
        keys = [field.name for field in table._meta.fields if field.many_to_one and field.name != "parent"]
        yield from table.objects.filter(parent=page).select_related(*keys).order_by("ordering", "pk")


def block_inlines():
    return [
        BlockInline.create(
            kind,
            fields=(*kind.FIELDS, "region", "ordering"),
            icon=kind.ICON,
        )
        for table in tables()
        for kind in table.kinds().values()
    ]


def block_names(page):
    """The blocks of `page`, named as content-editor names those to copy: {'pages.textblock:<key>', …}."""
    return {f"{block._meta.label_lower}:{block.pk}" for block in blocks_of(page)}
