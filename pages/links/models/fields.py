"""Fields that hold links: stored as references (references.py), shown as the present addresses."""

from django.conf import settings
from django.db import models
from django_prose_editor.fields import ProseEditorField

from pages.links.models.references import codes_in, current, readable, references, targets
from pages.text.prose import addresses_in, with_addresses
from pages.text.translated import translated_fields
from pages.versions.snapshots import rows_of


class Linked:
    """Mixin of these fields. `links(value)` are the addresses in a value; `rewrite(value, changed)` replaces them."""

    def pre_save(self, instance, add):
        value = super().pre_save(instance, add)
        stored = self.as_stored(value)
        if stored != value and self.name not in translated_fields(instance):
            setattr(instance, self.attname, stored)
        return stored

    def as_stored(self, value):
        """The value with our addresses replaced by references, as the database stores it."""
        language = getattr(self, "language", settings.LANGUAGE_CODE)
        found = references(self.links(value), language)
        return self.rewrite(value, lambda link: found.get(link, link)) if found else value

    def value_from_object(self, obj):
        """What a form shows: addresses instead of references."""
        value = super().value_from_object(obj)
        if not codes_in(self.links(value)):
            return value
        if not hasattr(obj, "known_targets"):
            know_targets([obj])
        return self.rewrite(value, lambda link: readable(link, obj.known_targets))

    def for_editors(self, value):
        """The same as value_from_object(), for a value that is in no row."""
        codes = codes_in(self.links(value))
        found = targets(codes) if codes else {}
        return self.rewrite(value, lambda link: readable(link, found)) if codes else value

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        return name, self.STORED_AS, args, kwargs


class ProseField(Linked, ProseEditorField):
    STORED_AS = "django.db.models.TextField"

    def links(self, value):
        return addresses_in(value)

    def rewrite(self, value, changed):
        return with_addresses(value, changed)


class LinkField(Linked, models.CharField):
    STORED_AS = "django.db.models.CharField"

    def links(self, value):
        return [value] if value else []

    def rewrite(self, value, changed):
        return changed(value) or ""


def linked_fields(model):
    return [field for field in model._meta.concrete_fields if isinstance(field, Linked)]


def links_of(row):
    """All the addresses in the texts and links of `row`, in all languages."""
    for field in linked_fields(row):
        yield from field.links(row.__dict__.get(field.attname))


def linked_values(obj, snapshot):
    """(field, value) of each text and link in `snapshot`, for `obj` and its parts."""
    for _row, model, values in rows_of(obj, {}, snapshot):
        for field in linked_fields(model):
            yield field, values.get(field.name) or ""


def know_targets(rows):
    """Loads the targets of the references of these rows, in one query, for their forms."""
    found = targets(codes_in(link for row in rows for link in links_of(row)))
    for row in rows:
        row.known_targets = found


def lead_readers(rows):
    """Rewrites the links of these rows for readers: the present address, or only the words if the target is not public.

    One query for all rows, none if there is no reference. The rows must not be saved afterwards.
    """
    found = targets(codes_in(link for row in rows for link in links_of(row)))
    for row in rows:
        for field in linked_fields(row):
            value = row.__dict__.get(field.attname)
            if codes_in(field.links(value)):
                row.__dict__[field.attname] = field.rewrite(value, lambda link: current(link, found))


def for_readers(html):
    """The same as lead_readers(), for one rich text."""
    codes = codes_in(addresses_in(html))
    if not codes:
        return html
    found = targets(codes)
    return with_addresses(html, lambda link: current(link, found))
