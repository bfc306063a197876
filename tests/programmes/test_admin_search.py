"""Every list of the admin is searched and sorted by one rule: no accents, no case, œ as oe."""

import pytest
from django.db.models import CharField, TextField

from pages.staff.folded import field_of
from programmes.models import Commune, Partner, Person, Project
from tests.programmes.admin_rows import ADMINS, LISTED, LISTS, address

SEARCHED = [model for model in LISTED if ADMINS[model].search_fields]
#: Codes and addresses, which no one writes with accents, and what was folded when it was saved.
AS_WRITTEN = {"=siret", "=rna", "=address", "searched__contains"}
#: What a search must bear: signs that databases or Django take for their own, or refuse.
HOSTILE = ["é", "\x00", "a\x00b", '"', "'", "\"l'été", "%_\\", "— ’ -", "été " * 40]


@pytest.mark.no_database
def test_each_text_that_a_list_searches_is_folded(rf):
    asked = {(model, name) for model in SEARCHED for name in ADMINS[model].get_search_fields(rf.get("/"))}
    assert {name for _model, name in asked if not name.endswith("__folded__contains")} == AS_WRITTEN


@pytest.mark.parametrize("model", SEARCHED, ids=lambda model: model._meta.label)
def test_a_search_answers_whatever_is_typed(staff, model):
    answers = {typed: staff.get(address(model, "changelist"), {"q": typed}).status_code for typed in HOSTILE}
    assert answers == dict.fromkeys(HOSTILE, 200)


def test_a_choice_answers_whatever_is_typed(staff):
    query = {"app_label": "programmes", "model_name": "project", "field_name": "communes"}
    answers = {
        typed: staff.get("/admin/autocomplete/", query | {"term": typed}).status_code for typed in HOSTILE
    }
    assert answers == dict.fromkeys(HOSTILE, 200)


@pytest.mark.parametrize("model", [Commune, Partner, Person, Project], ids=lambda model: model.__name__)
def test_a_list_shows_by_which_column_it_is_sorted(staff, model):
    shown = staff.get(address(model, "changelist")).context["cl"]
    first = next(number for number, name in enumerate(shown.list_display) if name in ("name", "title"))
    assert shown.get_ordering_field_columns() == {first: "asc"}


@LISTS
def test_each_column_of_text_sorts_without_accents(staff, model):
    """Django would sort by the column itself, in the order of the database."""
    shown = staff.get(address(model, "changelist")).context["cl"]
    orders = [shown.get_ordering_field(name) for name in shown.list_display]
    fields = {order: field_of(model, order.removeprefix("-")) for order in orders if isinstance(order, str)}
    texts = [name for name, field in fields.items() if isinstance(field, CharField | TextField)]
    assert [name for name in texts if not fields[name].choices] == []
