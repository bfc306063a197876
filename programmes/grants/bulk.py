"""Instances by the thousand."""

from functools import lru_cache


@lru_cache
def template(model):
    return [
        (field.attname, None if field.primary_key else field.get_default())
        for field in model._meta.concrete_fields
    ]


def built(model, **values):
    """`model(**values)`, each value under the name of its column ("partner_id"), in a third of the time.

    modeltranslation looks at every keyword of every instance; it lets what has no keyword pass.
    """
    return model(*[values.get(name, default) for name, default in template(model)])
