"""Where an object is used: what points to it, and which texts contain its address."""

from uuid import UUID

from django.apps import apps
from django.db import models
from django.db.models import Q, QuerySet, Value
from django.db.models.functions import Cast

from pages.links.models.fields import Linked
from pages.text.links import validate_link


def uses_of(item, trace, limit=None):
    """The objects (pages, projects, settings…) that show `item` or whose text contains `trace`, without `item` itself.

    One query finds their keys, then one for each kind of object loads them. `limit` bounds the number of rows
    read.
    """
    branches = [*rows_pointing_to(item), *rows_mentioning(trace)]
    if not branches:
        return []
    found = {}
    for row in rows_with_keys(branches[0].union(*branches[1:])[:limit]):
        place = getattr(row, "shown_in", row)
        found[(place._meta.concrete_model, place.pk)] = place
    found.pop((item._meta.concrete_model, item.pk), None)
    return list(found.values())


def rows_with_keys(found):
    """The rows of the (label, key) pairs that keys_of() gives: one query for each model."""
    keys = {}
    for label, key in found:
        keys.setdefault(label, []).append(key)
    for label, each in keys.items():
        yield from with_parents(apps.get_model(label), each)


def rows_pointing_to(item):
    """One query for each relation to `item`, hidden ones (related_name="+") included.

    What is deleted with `item` is part of it, and does not count as a use.
    """
    for relation in item._meta.get_fields(include_hidden=True):
        model = relation.related_model
        if not relation.auto_created or relation.concrete or model._meta.auto_created:
            continue
        if getattr(relation, "on_delete", None) is models.CASCADE:
            continue
        if not (model is type(item) and relation.field.name == "parent"):  # a page below it does not use it
            yield keys_of(model, Q(**{relation.field.name: item.pk}))


def rows_mentioning(trace):
    """One query for each model with rich text or links, except those that say HOLDS_LINKS = False."""
    for model in apps.get_models():
        fields = [field.name for field in model._meta.fields if may_hold_an_address(field)]
        if fields and trace and getattr(model, "HOLDS_LINKS", True) and not model._meta.proxy:
            mentions = Q.create([(f"{name}__contains", trace) for name in fields], connector=Q.OR)
            yield keys_of(model, mentions)


def keys_of(model, condition):
    """(label, key as text), so that a UNION can join keys that are numbers and keys that are uuids."""
    rows = QuerySet(model).filter(condition).order_by()
    key = Cast("pk", models.CharField(max_length=40))
    return rows.annotate(used_by=Value(model._meta.label), used_key=key).values_list("used_by", "used_key")


def may_hold_an_address(field):
    return isinstance(field, Linked) or validate_link in field.validators


def with_parents(model, keys):
    """The rows with these keys; select_related() also loads the page or project of a line."""
    if isinstance(model._meta.pk, models.UUIDField):
        keys = [UUID(key) for key in keys]
    return model._base_manager.select_related().filter(pk__in=keys)
