"""Each screen of each list of the admin answers."""

import pytest

from pages.models import AuditEntry, ExternalLink, SiteSettings, TrashedObject
from pages.staff.site import OTHER
from programmes.models import Milestone, Project
from tests.programmes.admin_rows import ADMINS, EVERY, FEW, LISTED, LISTS, address, rows


@pytest.fixture(scope="module")
def listed(staff):
    for model in LISTED:
        rows(model, FEW)


@LISTS
def test_a_list_is_searched(staff, listed, model):
    response = staff.get(address(model, "changelist"), {"q": "zzz introuvable"})
    assert response.context["cl"].result_count == 0


@LISTS
def test_each_filter_of_a_list_answers(staff, listed, model):
    shown = staff.get(address(model, "changelist")).context["cl"]
    for spec in shown.filter_specs:
        for choice in spec.choices(shown):
            assert staff.get(address(model, "changelist") + choice["query_string"]).status_code == 200


@LISTS
def test_each_choice_of_a_filter_is_named_by_a_word(staff, listed, model):
    shown = staff.get(address(model, "changelist")).context["cl"]
    names = [str(choice["display"]) for spec in shown.filter_specs for choice in spec.choices(shown)]
    assert [name for name in names if not any(letter.isalnum() for letter in name)] == []


@LISTS
def test_each_column_that_sorts_answers(staff, listed, model):
    for number in range(len(ADMINS[model].list_display) + 1):
        assert staff.get(address(model, "changelist"), {"o": number}).status_code == 200


@LISTS
def test_a_filter_that_does_not_exist_is_no_fault_of_the_server(staff, listed, model):
    response = staff.get(address(model, "changelist"), {"etat": "x", "alt": "x", "id__nothing": "x"})
    assert response.status_code in (200, 302)


@EVERY
def test_the_form_of_a_new_object_opens(staff, model):
    # the settings exist already, a promise is made in the form of its project, the others are written by what happens
    expected = 403 if model in (SiteSettings, Milestone, AuditEntry, ExternalLink, TrashedObject) else 200
    assert staff.get(address(model, "add")).status_code == expected


@EVERY
def test_every_admin_says_where_it_stands_in_the_menu(model):
    assert ADMINS[model].group is not OTHER


SEARCHED = pytest.mark.parametrize(
    "model", [model for model in LISTED if ADMINS[model].search_fields], ids=lambda model: model._meta.label
)


@SEARCHED
def test_the_words_to_look_for_are_asked_in_the_language_of_the_page(staff, listed, model):
    html = staff.get(address(model, "changelist")).text
    assert 'alt="Mots à chercher"' in html and "Search" not in html


def test_a_search_keeps_the_filters_and_says_how_many_it_found(staff, listed):
    html = staff.get(address(Project, "changelist"), {"status__exact": "en-cours", "q": "T 0"}).text
    assert '<input type="hidden" name="status__exact" value="en-cours">' in html
    assert 'value="T 0"' in html and "résultat" in html and "en tout</a>" in html
