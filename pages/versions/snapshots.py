"""A snapshot is one JSON value with all that an editor may change of an object, its parts (blocks, lines) included.

{"fields": {"title_fr": …}, "relations": {"communes": [3, 8]}, "parts": {"pages.block": {"<key>": {"body_fr":
…}}}}

No model is imported here: an object says what its parts are (pages/publication/models/revised.py).
"""

import hashlib
import json
from collections import defaultdict
from contextlib import suppress
from copy import deepcopy
from datetime import UTC, datetime

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

#: Fields that accompany the texts without being texts: from which French each translation was written.
BOOKKEEPING = ("translation_sources", "stale_languages")


def take(obj) -> dict:
    """The snapshot of `obj` as stored in the database: one query for each table of parts and for each relation."""
    return {
        "fields": row_to_json(obj),
        "relations": {
            field.name: sorted(getattr(obj, field.name).order_by().values_list("pk", flat=True))
            for field in plain_relations(obj)
        },
        "parts": {
            model._meta.label_lower: {
                str(part.pk): row_to_json(part, key) for part in parts_of(obj, model, key)
            }
            for model, key in obj.parts()
        },
    }


def fingerprint(value) -> str:
    """A hash, equal for snapshots (or parts of them) with the same content, whatever its order and its BOOKKEEPING."""
    value = without_bookkeeping(value)
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def without_bookkeeping(value):
    if not isinstance(value, dict):
        return value
    return {name: without_bookkeeping(each) for name, each in value.items() if name not in BOOKKEEPING}


@transaction.atomic
def apply(obj, snapshot: dict, by: str = "") -> list:
    """Makes `obj` and its parts what the snapshot says, by their own save(). What is already so is not saved.

    Returns the links that could not be made because their target was deleted: [(values of the row, field),
    …]. A part that says `stays` is not deleted; a part that has `accept(stored)` may refuse its change. `by`
    is the name of the author.
    """
    snapshot = deepcopy(snapshot)
    stored = stored_parts(obj)
    lost = prune(obj, snapshot, stored)
    if row_from_json(obj, snapshot["fields"]):
        obj.save()
    for name, keys in snapshot["relations"].items():
        getattr(obj, name).set(keys)
    for model, key in obj.parts():
        rows = snapshot["parts"].get(model._meta.label_lower, {})
        apply_parts(obj, model, key, stored[model], rows, by)
    return lost


def stored_parts(obj):
    return {model: {str(part.pk): part for part in parts_of(obj, model, key)} for model, key in obj.parts()}


def apply_for_a_look(obj, snapshot):
    """apply(), for a preview that will be rolled back.

    If the address of the draft is taken, or if two of its parts exclude each other, shows the stored ones
    instead.
    """
    try:
        return apply(obj, snapshot)
    except (IntegrityError, ValidationError):
        obj.refresh_from_db()
        kept = {
            name: value_to_json(obj._meta.get_field(name), obj)
            for name in ("slug", "parent")
            if name in snapshot["fields"]
        }
        with suppress(
            IntegrityError, ValidationError
        ):  # two of its parts cannot exist together: the row is shown
            return [*apply(obj, snapshot | {"fields": snapshot["fields"] | kept}), (kept, None)]
        obj.refresh_from_db()
        return [(kept, None)]


def apply_parts(obj, model, key, stored, rows, by):
    for pk in stored.keys() - rows.keys():
        if not getattr(stored[pk], "stays", False):
            stored[pk].delete()
    for pk, values in rows.items():
        part = stored.get(pk) or model(pk=pk, **{key: obj})
        setattr(part, key, obj)
        part.by = by
        changed = row_from_json(part, values)
        if changed and pk in stored and hasattr(part, "accept"):
            part.accept(parts_of(obj, model, key).get(pk=pk))
        if changed or pk not in stored:
            part.save()


def row_to_json(obj, owner=""):
    return {field.name: value_to_json(field, obj) for field in fields(type(obj), owner)}


def row_from_json(obj, values: dict) -> bool:
    """Sets on `obj` the values of a snapshot; returns whether one differed. Fields without a value are left alone."""
    changed = False
    for field in fields(type(obj)):
        if field.name in values and value_to_json(field, obj) != values[field.name]:
            setattr(obj, field.attname, value_from_json(field, values[field.name]))
            changed = True
    return changed


def fields(model, owner=""):
    """The fields that an editor writes: no key, no automatic date, no field that modeltranslation computes."""
    written_in = {
        field.translated_field.name for field in model._meta.fields if hasattr(field, "translated_field")
    }
    left_out = {owner, *written_in, *getattr(model, "NOT_REVISED", ())}
    return [
        field
        for field in model._meta.concrete_fields
        if not field.primary_key and field.name not in left_out and not getattr(field, "auto_now", False)
    ]


def value_to_json(field, obj):
    """The value as JSON, in the form that a form would send back: no text is '', and a date has no microseconds."""
    value = getattr(obj, field.attname)  # the stored value: a form may show another one (links)
    if isinstance(field, models.CharField | models.TextField):
        return value or ""
    if value is None or isinstance(value, bool | int | dict | list):
        return value
    if isinstance(value, datetime):
        return value.astimezone(UTC).replace(microsecond=0).isoformat()
    return str(value) if field.is_relation else field.value_to_string(obj)


def value_from_json(field, value):
    """The inverse of value_to_json(): the value for `field.attname`; a foreign key gives the key of its target."""
    if value is None or isinstance(field, models.JSONField):
        return value
    return field.target_field.to_python(value) if field.is_relation else field.to_python(value)


def plain_relations(obj):
    return [field for field in obj._meta.many_to_many if field.remote_field.through._meta.auto_created]


def parts_of(obj, model, key):
    return model._base_manager.filter(**{key: obj})


def prune(obj, snapshot, stored=None):
    """Removes from the snapshot the links whose target was deleted, and the parts that cannot exist without theirs.

    Changes `snapshot` in place; returns the lost links: [(values of the row, field), …].
    """
    wanted, holders = defaultdict(set), list(new_links(obj, stored or {}, snapshot))
    for field, values in holders:
        wanted[field.remote_field.model].add(values[field.name])
    known = {
        model: {str(pk) for pk in model._base_manager.filter(pk__in=keys).values_list("pk", flat=True)}
        for model, keys in wanted.items()
    }
    lost = []
    for field, values in holders:
        if str(values[field.name]) not in known[field.remote_field.model]:
            lost.append((values, field))
            values[field.name] = None
    for field in plain_relations(obj):
        keys = snapshot["relations"].get(field.name, [])
        there = (
            set(field.remote_field.model._base_manager.filter(pk__in=keys).values_list("pk", flat=True))
            if keys
            else ()
        )
        snapshot["relations"][field.name] = [key for key in keys if key in there]
    for model, _key in obj.parts():
        rows = snapshot["parts"].get(model._meta.label_lower, {})
        needed = [field.name for field in fields(model) if field.is_relation and not field.null]
        for pk in [
            pk
            for pk, values in rows.items()
            if any(name in values and values[name] is None for name in needed)
        ]:
            del rows[pk]
    return lost


def links(obj, snapshot):
    """(field, values of its row) for each foreign key that the snapshot fills."""
    for _row, model, values in rows_of(obj, {}, snapshot):
        yield from ((field, values) for field in foreign_keys(model) if values.get(field.name) is not None)


def new_links(obj, stored, snapshot):
    """Like links(), but only those that the stored rows do not have yet: the target of the others must exist."""
    for row, model, values in rows_of(obj, stored, snapshot):
        for field in foreign_keys(model):
            wanted = values.get(field.name)
            if wanted is not None and (row is None or value_to_json(field, row) != wanted):
                yield field, values


def rows_of(obj, stored, snapshot):
    """(the stored row or None, its model, its values in the snapshot); the object comes first."""
    yield obj, type(obj), snapshot["fields"]
    for model, _key in obj.parts():
        rows = stored.get(model, {})
        for pk, values in snapshot["parts"].get(model._meta.label_lower, {}).items():
            yield rows.get(pk), model, values


def foreign_keys(model):
    return [field for field in fields(model) if field.is_relation]
