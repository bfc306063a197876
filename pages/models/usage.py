"""Where an object of the library is used: what points to it, and what writes its address."""

from django.apps import apps
from django.db.models import Q

from pages.models.linked import Linked
from pages.models.links import validate_link
from pages.models.redirect import Redirect


def places(item, trace):
    """The objects (pages, projects, settings…) that show `item` or whose text holds `trace`, each once."""
    found = {}
    for row in [*rows_pointing_to(item), *rows_mentioning(trace)]:
        place = getattr(row, "shown_in", row)
        found[(place._meta.concrete_model, place.pk)] = place
    return list(found.values())


def rows_pointing_to(item):
    """One query a relation, hidden ones (related_name="+") included."""
    for relation in item._meta.get_fields(include_hidden=True):
        if relation.auto_created and not relation.concrete:
            yield from with_parents(relation.related_model).filter(**{relation.field.name: item})


def rows_mentioning(trace):
    """One query a model that has rich text or a link. A redirect holds nothing: it becomes a 410."""
    for model in apps.get_models():
        fields = [field.name for field in model._meta.fields if may_hold_an_address(field)]
        if fields and trace and model is not Redirect and not model._meta.proxy:
            mentions = Q.create([(f"{name}__contains", trace) for name in fields], connector=Q.OR)
            yield from with_parents(model).filter(mentions)


def may_hold_an_address(field):
    return isinstance(field, Linked) or validate_link in field.validators


def with_parents(model):
    """A line of a page or of a project comes with it: select_related() follows what is never empty."""
    return model._base_manager.select_related()
