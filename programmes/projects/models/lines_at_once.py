"""Several kinds of lines of one project by one query, where `prefetch_related` makes one for each kind."""

import json

from django.db.models import CharField, JSONField, QuerySet, Value
from django.db.models.functions import JSONObject


class Row(JSONObject):
    def as_sql(self, compiler, connection, **extra):
        """Django would make three queries on each new SQLite connection to know whether it has JSON. Ours has."""
        return super(JSONObject, self).as_sql(compiler, connection, **extra)


def lines_at_once(project, *kinds):
    """{model: [its lines, in order]}. A kind is a model, or a tuple (model, name of a foreign key to load too).

    It is one UNION of (kind, position, the row as JSON), which tables with different columns can share. Not
    for models with decimals, which JSON would turn into floats.
    """
    kinds = {model._meta.label: (model, joined) for model, *joined in map(as_tuple, kinds)}
    first, *others = [rows(label, project, *kind) for label, kind in kinds.items()]
    found = {model: [] for model, joined in kinds.values()}
    for label, _position, row in first.union(*others, all=True).order_by("position"):
        model, joined = kinds[label]
        found[model].append(built(model, joined, row))
    return found


def as_tuple(kind):
    return kind if isinstance(kind, tuple) else (kind,)


def rows(label, project, model, joined):
    columns = names(model)
    for key in joined:
        columns += [f"{key}__{name}" for name in names(model._meta.get_field(key).related_model)]
    row = Row(**{name: name for name in columns})
    found = (
        QuerySet(model).filter(project=project).order_by()
    )  # plain: that of modeltranslation rewrites names
    return found.annotate(kind=Value(label, CharField()), row=row).values_list("kind", "position", "row")


def names(model):
    return [field.attname for field in model._meta.concrete_fields]


def built(model, joined, row):
    line = instance(model, row)
    for key in joined:
        other = model._meta.get_field(key).related_model
        setattr(line, key, instance(other, row, f"{key}__"))
    return line


def instance(model, row, prefix=""):
    """The object as if read from its table: its fields convert the JSON values (a uuid is a text there)."""
    fields = model._meta.concrete_fields
    values = [python(field, row[f"{prefix}{field.attname}"]) for field in fields]
    return model.from_db(None, [field.attname for field in fields], values)


def python(field, value):
    """The value of a field. JSON inside JSON comes as text from SQLite, already decoded from PostgreSQL."""
    if isinstance(field, JSONField):
        return json.loads(value) if isinstance(value, str) else value
    return field.to_python(value)
