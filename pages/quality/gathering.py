"""From an object to its parts and their texts: what the checks read, and where the form shows it."""

from dataclasses import dataclass

from django.db.models import SET_NULL, CharField, TextField
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from pages.links.models.fields import Linked, ProseField
from pages.models import BlockBase, Page, Picture
from pages.quality.finding import Text


@dataclass
class Part:
    """The object itself, or one of its rows: a block, a line."""

    row: object
    prefix: str = "id_"
    name: str = ""

    def text(self, field, value=""):
        """The Text of a value, with the words for its place: « Texte n° 2, texte, en anglais »."""
        language = getattr(field, "language", "fr")
        original = getattr(field, "translated_field", field)
        words = [self.name, str(original.verbose_name), in_language(language)]
        place = capfirst(", ".join(word for word in words if word))
        return Text(language, place, self.prefix + field.name, value, isinstance(field, ProseField))


def in_language(language):
    return {"en": _("en anglais"), "facile": _("en version simplifiée")}.get(language, "")


def parts(obj):
    """The Parts of `obj`, by one query for each kind of row.

    The prefix is that of the fields in the form: 'id_text-0-'.
    """
    yield Part(obj)
    for relation in obj._meta.related_objects:
        if is_of_parts(relation):
            yield from rows_of(obj, relation)


def is_of_parts(relation):
    model = relation.related_model
    return (
        relation.on_delete is not SET_NULL and hasattr(model, "shown_in") and bool(texts_or_pictures(model))
    )


def texts_or_pictures(model):
    return [
        field for field in model._meta.concrete_fields if is_text(field) or field.related_model is Picture
    ]


def rows_of(obj, relation):
    model, numbers = relation.related_model, {}
    others = [
        each.name
        for each in model._meta.fields
        if each.related_model in (Picture, Page) and each.name != relation.field.name
    ]
    rows = model._default_manager.filter(**{relation.field.name: obj.pk}).select_related(*others)
    for row in rows:
        kind = row.KIND if isinstance(row, BlockBase) else relation.get_accessor_name()
        number = numbers[kind] = numbers.get(kind, -1) + 1
        name = _("%(kind)s n° %(number)d") % {"kind": row._meta.verbose_name, "number": number + 1}
        yield Part(row, f"id_{kind}-{number}-", name)


def is_text(field):
    is_written = isinstance(field, ProseField) or hasattr(field, "translated_field")
    return is_written and isinstance(field, CharField | TextField)


def shown_fields(part):
    """The fields that a form shows: those of the kind of a block; a translated text in its languages."""
    row = part.row
    fields = row._meta.concrete_fields
    translated = {field.translated_field.name for field in fields if hasattr(field, "translated_field")}
    for field in fields:
        name = getattr(field, "translated_field", field).name
        is_column = name in translated and not hasattr(field, "translated_field")
        if not is_column and (not isinstance(row, BlockBase) or name in row.FIELDS):
            yield field


def texts(all_parts):
    """Every text that is written, in the order of the form."""
    for part in all_parts:
        for field in filter(is_text, shown_fields(part)):
            if value := part.row.__dict__.get(field.attname):
                yield part.text(field, value)


def links(all_parts):
    """The addresses in rich texts and link fields, in all languages, as Texts."""
    for part in all_parts:
        for field in shown_fields(part):
            if isinstance(field, Linked):
                for address in field.links(part.row.__dict__.get(field.attname)):
                    yield part.text(field, address)


def pictures(all_parts):
    """[(Text of the place, Picture), …]"""
    for part in all_parts:
        for field in shown_fields(part):
            if field.related_model is Picture and getattr(part.row, field.attname):
                yield part.text(field), getattr(part.row, field.name)
