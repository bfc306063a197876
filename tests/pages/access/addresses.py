"""Every address that the site answers, from its URL resolver, and the row of the matrix that speaks of it."""

from django.apps import apps
from django.contrib import admin
from django.urls import get_resolver
from django.urls.resolvers import LocalePrefixPattern

from tests.pages.access.matrix import ENDINGS, MODELS, NAMED, PUBLIC, Row

MISSING = (
    "The address {} has no row in tests/pages/access/matrix.py: say there which act it needs (ENDINGS, NAMED), "
    "or that every visitor may read it (PUBLIC)."
)


def addresses(resolver=None, space="", route=""):
    """{key: route}: the key is the name, or for want of one the route below its namespace."""
    found = {}
    for pattern in (resolver or get_resolver()).url_patterns:
        here = "" if isinstance(pattern.pattern, LocalePrefixPattern) else str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            found |= addresses(pattern, inner, "" if pattern.namespace else route + here)
        else:
            found[f"{space}{pattern.name or route + here}"] = route + here
    return found


def row_of(key):
    """(label of the model or None, its row or rows) that the matrix has for an address, or None."""
    if key in PUBLIC:
        return None, Row("anyone")
    if key in NAMED:
        return named(key)
    for label in MODELS:
        app, model = label.split(".")
        for start in (f"admin:{app}_{model}_", f"admin:{app}/{model}/"):
            row = ENDINGS.get(key.removeprefix(start)) if key.startswith(start) else None
            if row:
                return label, row
    return None


def named(key):
    found = NAMED[key]
    return found if isinstance(found, tuple) else (None, Row(found))


def rows_of(key):
    """[(key, row), …] of an address about a model."""
    label, found = row_of(key) or (None, ())
    rows = found if isinstance(found, tuple) else (found,)
    return [(key, row) for row in rows] if label else []


def knows(label, act):
    return bool({act, f"{act} live"} & MODELS[label][0].keys())


def registered():
    return {model._meta.label_lower: model_admin for model, model_admin in admin.site._registry.items()}


def chosen():
    """{model that forms look for: (app, model, field) of one that does}"""
    fields = [field for model in apps.get_models() for field in model._meta.get_fields() if field.concrete]
    found = {field.related_model: field for field in fields if field.is_relation and field.related_model}
    searched = {model for model, model_admin in admin.site._registry.items() if model_admin.search_fields}
    return {
        model._meta.label_lower: (field.model._meta.app_label, field.model._meta.model_name, field.name)
        for model, field in found.items()
        if model in searched
    }
