"""Choices of the list of projects: by programme, commune and status of today."""

from html import unescape

import pytest

from tests.make import make_commune, make_programme, make_project
from tests.reading import links

pytestmark = pytest.mark.django_db


def titles(response):
    return {project.title for project in response.context["projects"]}


def offered(response, name):
    """{'Béthune': 3}: what a list of choices offers."""
    criterion = next(each for each in response.context["filters"].criteria if each.name == name)
    return {str(choice.label): choice.count for choice in criterion.choices}


@pytest.fixture
def town(bethune, auchel):
    """Two programmes, two communes, and a theatre for all."""
    renewal, culture = make_programme("Rénovation"), make_programme("Culture", kind="culture")
    make_project("Lilas", [bethune], programme=renewal, status="en-cours")
    make_project("Roses", [bethune], programme=renewal, status="termine")
    make_project("Atelier", [auchel], programme=culture, status="en-cours")
    make_project("Théâtre", programme=culture, status="termine")


def test_a_programme_narrows_the_list(client, town):
    assert titles(client.get("/projets/?programme=renovation")) == {"Lilas", "Roses"}


def test_a_status_narrows_the_list(client, town):
    assert titles(client.get("/projets/?etat=en-cours")) == {"Lilas", "Atelier"}


def test_choices_add_up(client, town):
    assert titles(client.get("/projets/?programme=renovation&etat=en-cours&commune=bethune")) == {"Lilas"}


def test_a_commune_also_shows_what_concerns_all_communes(client, town):
    assert titles(client.get("/projets/?commune=bethune")) == {"Lilas", "Roses", "Théâtre"}


def test_the_page_says_how_many_of_them_concern_all_communes(client, town):
    page = client.get("/projets/?commune=bethune").text
    assert "3 projets" in page
    assert "Dont 1 qui concerne toutes les communes ou plusieurs lieux." in page


def test_projects_of_the_commune_come_first(client, bethune):
    make_project("Avant dans l’alphabet")
    make_project("Zone verte", [bethune])
    found = client.get("/projets/?commune=bethune").context["projects"]
    assert [project.title for project in found] == ["Zone verte", "Avant dans l’alphabet"]


def test_a_project_of_two_communes_is_listed_once(client, bethune, auchel):
    make_project("Canal", [bethune, auchel])
    found = client.get("/projets/?commune=bethune").context["projects"]
    assert [project.title for project in found] == ["Canal"]


def test_a_choice_says_how_many_it_would_show(client, town):
    response = client.get("/projets/")
    assert offered(response, "programme") == {"Rénovation": 2, "Culture": 2}
    assert offered(response, "commune") == {"Auchel": 2, "Béthune": 3}
    assert offered(response, "etat") == {"en cours": 2, "terminé": 2}
    assert "Béthune (3)" in response.text


def test_the_numbers_take_the_other_choices_into_account(client, town):
    response = client.get("/projets/?etat=en-cours")
    assert offered(response, "commune") == {"Auchel": 1, "Béthune": 1}
    assert offered(response, "etat") == {"en cours": 2, "terminé": 2}


@pytest.mark.parametrize("query", ["", "commune=bethune", "etat=termine", "programme=culture&etat=en-cours"])
@pytest.mark.parametrize("name", ["programme", "commune", "etat"])
def test_each_choice_keeps_its_word(client, town, name, query):
    """What "Béthune (3)" leads to are three projects."""
    start = client.get(f"/projets/?{query}")
    criterion = next(each for each in start.context["filters"].criteria if each.name == name)
    for choice in [*criterion.choices, *criterion.others]:
        values = {**start.context["filters"].values, name: choice.value}
        assert client.get("/projets/", values).context["filters"].total == choice.count


def test_communes_without_projects_of_their_own_are_offered_for_what_concerns_all(client, town):
    make_commune("Lapugnoy", "62489")
    page = client.get("/projets/").text
    assert '<optgroup label="Les autres communes">' in page
    assert "Lapugnoy (1)" in page


def test_choices_that_would_show_nothing_are_not_offered(client, bethune):
    make_programme("Programme vide")
    make_commune("Lapugnoy", "62489")
    make_project("Lilas", [bethune])
    page = client.get("/projets/").text
    assert "Programme vide" not in page
    assert "Lapugnoy" not in page
    assert "Terminé" not in page


def test_the_form_shows_the_choice_made(client, town):
    assert '<option value="bethune" selected>' in client.get("/projets/?commune=bethune").text


def test_a_choice_made_stays_shown_even_where_it_finds_nothing(client, town):
    page = client.get("/projets/?programme=renovation&commune=auchel").text
    assert '<option value="auchel" selected>Auchel (0)</option>' in page


def test_each_choice_made_can_be_removed_alone(client, town):
    page = client.get("/projets/?programme=renovation&commune=bethune").text
    assert '<a href="/projets/?commune=bethune"><span>Rénovation</span>' in page
    assert '<a href="/projets/?programme=renovation"><span>Béthune</span>' in page


def test_the_title_says_the_choices(client, town):
    page = client.get("/projets/?programme=renovation&commune=bethune&etat=en-cours").text
    assert "<title>Projets – Rénovation, Béthune, en cours – " in page


def test_nothing_found_leads_out(client, town):
    page = unescape(client.get("/projets/?programme=renovation&commune=auchel").text)
    assert "Aucun projet" in page
    assert "Rien ne répond à ces choix à la fois." in page
    assert ("voyez tous les projets", "/projets/") in links(page)
    assert ("cherchez dans une autre commune", "/communes/") in links(page)


def test_an_empty_choice_is_no_choice(client, town):
    response = client.get("/projets/?programme=&commune=&etat=")
    assert response.context["filters"].total == 4
    assert "ce filtre est laissé de côté" not in response.text


def test_the_code_of_a_commune_is_as_good_as_its_name(client, town):
    assert titles(client.get("/projets/?commune=62048")) == titles(client.get("/projets/?commune=auchel"))


def test_the_links_of_the_page_write_the_name_of_a_commune_given_by_its_code(client, town):
    page = client.get("/projets/?commune=62048&etat=en-cours").text
    assert '<a href="/projets/?commune=auchel"><span>en cours</span>' in page.replace("En cours", "en cours")
    assert "?commune=62048" not in page.split("<main")[1]
