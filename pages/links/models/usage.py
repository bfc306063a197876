"""Where an object is used: what points to it, and what writes its address."""

from uuid import UUID

from django.apps import apps
from django.db import models
from django.db.models import Q, QuerySet, Value
from django.db.models.functions import Cast

from pages.links.models.fields import Linked
from pages.text.links import validate_link


def uses_of(item, trace, limit=None):
    """The objects (pages, projects, settings…) that show `item` or whose text holds `trace`, each once, itself left out.

    One query finds their keys, then one a kind of object brings them. `limit` bounds the rows that are looked at.
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
    """The rows that `keys_of` names, one query a model."""
    keys = {}
    for label, key in found:
        keys.setdefault(label, []).append(key)
    for label, each in keys.items():
        yield from with_parents(apps.get_model(label), each)


def rows_pointing_to(item):
    """One branch a relation, hidden ones (related_name="+") included. What is deleted with it is part of it, and no use."""
    for relation in item._meta.get_fields(include_hidden=True):
        model = relation.related_model
        if not relation.auto_created or relation.concrete or model._meta.auto_created:
            continue
        if getattr(relation, "on_delete", None) is models.CASCADE:
            continue
        if not (model is type(item) and relation.field.name == "parent"):  # what is below it is no use of it
            yield keys_of(model, Q(**{relation.field.name: item.pk}))


def rows_mentioning(trace):
    """One branch a model that has rich text or a link, but for one that says HOLDS_LINKS = False."""
    for model in apps.get_models():
        fields = [field.name for field in model._meta.fields if may_hold_an_address(field)]
        if fields and trace and getattr(model, "HOLDS_LINKS", True) and not model._meta.proxy:
            mentions = Q.create([(f"{name}__contains", trace) for name in fields], connector=Q.OR)
            yield keys_of(model, mentions)


def keys_of(model, condition):
    """(label, key as text): tables with numbers and tables with uuids are asked together."""
    rows = QuerySet(model).filter(condition).order_by()
    key = Cast("pk", models.CharField(max_length=40))
    return rows.annotate(used_by=Value(model._meta.label), used_key=key).values_list("used_by", "used_key")


def may_hold_an_address(field):
    return isinstance(field, Linked) or validate_link in field.validators


def with_parents(model, keys):
    """A line of a page or of a project comes with it: select_related() follows what is never empty."""
    if isinstance(model._meta.pk, models.UUIDField):
        keys = [UUID(key) for key in keys]
    return model._base_manager.select_related().filter(pk__in=keys)
