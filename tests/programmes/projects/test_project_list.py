"""The list of projects: what it shows, and how a reader narrows it."""

import pytest

from tests.make import make_programme, make_project
from tests.reading import texts

pytestmark = pytest.mark.django_db


def titles(response):
    return [project.title for project in response.context["projects"]]


@pytest.fixture
def renewal():
    return make_programme("Rénovation urbaine")


def test_it_shows_published_projects_and_no_draft(client):
    make_project("Cité des Lilas")
    make_project("Projet secret", publish_at=None)
    response = client.get("/projets/")
    assert "Cité des Lilas" in response.text
    assert "Projet secret" not in response.text


def test_accents_do_not_change_the_alphabet(client):
    for title in ("Zone verte", "Écoquartier", "Auchel"):
        make_project(title)
    assert titles(client.get("/projets/")) == ["Auchel", "Écoquartier", "Zone verte"]


def test_it_says_how_many(client):
    for title in ("Un", "Deux"):
        make_project(title)
    assert "2 projets" in client.get("/projets/").text


def test_a_project_says_where_what_and_when(client, bethune, renewal):
    make_project("Lilas", communes=[bethune], programme=renewal, start_year=2006, end_year=2010)
    page = client.get("/projets/").text
    assert "Béthune · <span>Rénovation urbaine</span> · 2006–2010" in page


def test_a_project_without_communes_says_all_communes(client):
    make_project("Théâtre-forum")
    assert "Toutes les communes" in texts(client.get("/projets/").text, "span")


def test_a_place_in_words_replaces_the_communes(client):
    make_project("Ateliers", place="dans les quartiers prioritaires")
    page = client.get("/projets/").text
    assert "Dans les quartiers prioritaires" in page
    assert "<span>Toutes les communes</span>" not in page


def test_an_empty_site_says_so_and_leads_home(client):
    page = client.get("/projets/").text
    assert "Aucun projet n’est publié pour le moment." in page
    assert "Retour à l’accueil" in page


def test_what_is_over_comes_last(client):
    make_project("Auchel", end_year=2010)
    make_project("Vermelles")
    assert titles(client.get("/projets/")) == ["Vermelles", "Auchel"]


def test_projects_stand_programme_by_programme(client):
    second, first = (make_programme(name, position=order) for name, order in (("Culture", 2), ("ANRU", 1)))
    make_project("Atelier", programme=second)
    make_project("Sans programme")
    make_project("Vermelles", programme=first)
    make_project("Zone", programme=first)
    assert titles(client.get("/projets/")) == ["Vermelles", "Zone", "Atelier", "Sans programme"]
