"""Twelve projects to a page."""

import pytest

from tests.make import make_project

pytestmark = pytest.mark.django_db


@pytest.fixture
def thirteen(bethune):
    for number in range(13):
        make_project(f"Projet {number:02}", [bethune])


def titles(response):
    return [project.title for project in response.context["projects"]]


def test_the_first_page_holds_twelve(client, thirteen):
    assert len(titles(client.get("/projets/"))) == 12


def test_the_second_holds_the_rest(client, thirteen):
    assert titles(client.get("/projets/?page=2")) == ["Projet 12"]


def test_the_number_of_the_page_is_in_the_title(client, thirteen):
    assert "<title>Projets – page 2 sur 2 – " in client.get("/projets/?page=2").text


@pytest.mark.parametrize("number", ["999", "0", "-1"])
def test_a_page_that_is_not_there_shows_the_last(client, thirteen, number):
    assert titles(client.get(f"/projets/?page={number}")) == ["Projet 12"]


@pytest.mark.parametrize("number", ["", "abc", "1e9", "9" * 5000, "\x00", "١٢x"])
def test_what_is_no_number_shows_the_first(client, thirteen, number):
    assert titles(client.get("/projets/", {"page": number}))[0] == "Projet 00"


def test_pages_keep_the_choices(client, thirteen):
    page = client.get("/projets/?commune=bethune").text
    assert 'href="?commune=bethune&amp;page=2" rel="next"' in page


def test_the_current_page_is_announced(client, thirteen):
    page = client.get("/projets/?page=2").text
    assert 'aria-label="Page 2" aria-current="page"' in page


def test_few_projects_need_no_pages(client):
    make_project("Seul")
    assert "pagination" not in client.get("/projets/").text
