"""Every list of the admin is searched and sorted without accents nor case: docs/decisions/0021-one-folding-of-letters.md."""

from django.contrib.admin.utils import NotRelationField, get_fields_from_path
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import FieldDoesNotExist
from django.db.models import CharField, FileField, TextField

from pages.text.folding import folded

#: Codes and addresses, which are asked whole, and what says its own lookup.
EXACT = ("=", "^", "@")


class FoldedSearch:
    """Mixin for an admin: its lists, and the forms that let staff choose among its objects (autocomplete_fields)."""

    def get_search_fields(self, request):
        return [searched(self.model, name) for name in super().get_search_fields(request)]

    def get_search_results(self, request, queryset, search_term):
        return super().get_search_results(request, queryset, folded(search_term))

    def get_ordering(self, request):
        return [alphabetical(self.model, name) for name in super().get_ordering(request)]

    def get_changelist(self, request, **kwargs):
        return FoldedList


class FoldedList(ChangeList):
    def get_ordering_field(self, field_name):
        return alphabetical(self.model, super().get_ordering_field(field_name))

    def _get_default_ordering(self):
        return [alphabetical(self.model, name) for name in super()._get_default_ordering()]


def searched(model, name):
    """'title_fr' → 'title_fr__folded__contains'."""
    is_text = not name.startswith(EXACT) and isinstance(
        field_of(model, name), CharField | TextField | FileField
    )
    return f"{name}__folded__contains" if is_text else name


def alphabetical(model, name):
    """'-title' → '-title_fr__folded': French is always there. What is no text, or no name at all, as it is."""
    field = field_of(model, name.removeprefix("-")) if isinstance(name, str) else None
    if not isinstance(field, CharField | TextField) or field.choices:
        return name
    is_translated = field_of(model, f"{name.removeprefix('-')}_fr")
    return f"{name}_fr__folded" if is_translated else f"{name}__folded"


def field_of(model, path):
    """The field at the end of 'communes__name'; None where that is none of ours (an annotation, a lookup)."""
    try:
        return get_fields_from_path(model, path)[-1]
    except (FieldDoesNotExist, NotRelationField):
        return None
