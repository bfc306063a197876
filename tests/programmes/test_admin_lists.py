"""Each screen of each list of the admin answers: what fails is named by its model or its address."""

import pytest

from pages.models import AuditEntry, ExternalLink, SiteSettings, TrashedObject
from pages.staff.site import OTHER
from programmes.models import Milestone, Project
from tests.programmes.admin_rows import ADMINS, FEW, LISTED, address, rows


@pytest.fixture(scope="module")
def listed(staff):
    for model in LISTED:
        rows(model, FEW)


@pytest.fixture(scope="module")
def choices(staff, listed):
    """[(model, words, address)] for each choice of each filter."""
    return [
        (model, str(choice["display"]), address(model, "changelist") + choice["query_string"])
        for model in LISTED
        for shown in [staff.get(address(model, "changelist")).context["cl"]]
        for spec in shown.filter_specs
        for choice in spec.choices(shown)
    ]


def test_a_list_is_searched(staff, listed):
    answers = {model: staff.get(address(model, "changelist"), {"q": "zzz introuvable"}) for model in LISTED}
    found = {model: answer.context["cl"].result_count for model, answer in answers.items()}
    assert found == dict.fromkeys(LISTED, 0)


def test_each_filter_of_a_list_answers(staff, choices):
    assert len({model for model, _words, _url in choices}) > 10
    assert [url for _model, _words, url in choices if staff.get(url).status_code != 200] == []


def test_each_choice_of_a_filter_is_named_by_a_word(choices):
    nameless = [url for _model, words, url in choices if not any(letter.isalnum() for letter in words)]
    assert choices and nameless == []


def test_each_column_that_sorts_answers(staff, listed):
    asked = [
        f"{address(model, 'changelist')}?o={number}"
        for model in LISTED
        for number in range(len(ADMINS[model].list_display) + 1)
    ]
    assert [url for url in asked if staff.get(url).status_code != 200] == []


def test_a_filter_that_does_not_exist_is_no_fault_of_the_server(staff, listed):
    odd = {"etat": "x", "alt": "x", "id__nothing": "x"}
    answers = {model: staff.get(address(model, "changelist"), odd).status_code for model in LISTED}
    assert {model: status for model, status in answers.items() if status not in (200, 302)} == {}


def test_the_form_of_a_new_object_opens(staff):
    # the settings exist already, a promise is made in the form of its project, the others are written by what happens
    never_made_there = (SiteSettings, Milestone, AuditEntry, ExternalLink, TrashedObject)
    answers = {model: staff.get(address(model, "add")).status_code for model in ADMINS}
    assert answers == dict.fromkeys(ADMINS, 200) | dict.fromkeys(never_made_there, 403)


@pytest.mark.no_database
def test_every_admin_says_where_it_stands_in_the_menu():
    assert [model for model, model_admin in ADMINS.items() if model_admin.group is OTHER] == []


def test_the_words_to_look_for_are_asked_in_the_language_of_the_page(staff, listed):
    searched = [model for model in LISTED if ADMINS[model].search_fields]
    html = {model: staff.get(address(model, "changelist")).text for model in searched}
    assert searched and [model for model in searched if 'alt="Mots à chercher"' not in html[model]] == []
    assert [model for model in searched if "Search" in html[model]] == []


def test_a_search_keeps_the_filters_and_says_how_many_it_found(staff, listed):
    html = staff.get(address(Project, "changelist"), {"status__exact": "en-cours", "q": "T 0"}).text
    assert '<input type="hidden" name="status__exact" value="en-cours">' in html
    assert 'value="T 0"' in html and "résultat" in html and "en tout</a>" in html
