"""Rows of several tables in one list: a UNION of kinds and keys, cut in pages, then the objects of one page."""

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db.models import CharField, QuerySet, Value
from django.db.models.functions import Cast


def tables(base):
    """{"pages.page": Page, …}: every table whose model is a subclass of `base`."""
    found = [model for model in apps.get_models() if issubclass(model, base) and not model._meta.proxy]
    return {model._meta.label_lower: model for model in found}


def keyed(model, condition):
    """The rows of a model with their `row_kind` and `row_key` (as text, since keys differ in type)."""
    rows = (
        QuerySet(model).filter(condition).order_by()
    )  # a plain QuerySet: that of modeltranslation rewrites names
    kind = Value(model._meta.label_lower, CharField())
    return rows.annotate(row_kind=kind, row_key=Cast("pk", CharField()))


def union(parts, *order):
    """One UNION of the querysets `parts`, ordered by these columns, then by kind and key."""
    first, *others = parts
    return first.union(*others, all=True).order_by(*order, "row_kind", "row_key")


def objects(pairs, known):
    """{(kind, key): object} of these pairs, by one query for each kind; objects deleted meanwhile are left out.

    `known` are the models: {kind: model}, as tables() gives them.
    """
    by_kind, found = {}, {}
    for kind, key in pairs:
        by_kind.setdefault(kind, {})[str(key_of(known[kind], key))] = key
    for kind, keys in by_kind.items():
        found |= {(kind, keys[str(each.pk)]): each for each in with_place(known[kind], keys)}
    return found


def with_place(model, keys):
    """The objects with these keys; for lines, also their object and what they point to, which make up their name."""
    relations = [field.name for field in model._meta.fields if field.many_to_one and field.name != "keeper"]
    rows = model._base_manager.filter(pk__in=keys)
    return rows.select_related(*relations) if hasattr(model, "shown_in") else rows


def key_of(model, text):
    """The key that a text means for this model (SQLite writes a uuid without hyphens); None if it is not a key."""
    try:
        return model._meta.pk.to_python(text)
    except ValidationError:
        return None
