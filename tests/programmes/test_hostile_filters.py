"""What anyone may write after the "?": said in a sentence, never an error, never echoed, never in the database."""

import pytest

from tests.make import make_project

pytestmark = pytest.mark.django_db

HOSTILE = [
    "zzz",
    "' OR 1=1 --",
    "bethune'); DROP TABLE programmes_project;--",
    "<script>alert(1)</script>",
    "../../etc/passwd",
    "\x00",
    "é" * 5000,
    "None",
    "0",
    "%00%ff",
    "{{ settings.SECRET_KEY }}",
]


@pytest.mark.parametrize("value", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("name", ["programme", "commune", "etat"])
def test_an_unknown_value_is_left_aside_and_said(client, name, value):
    make_project("Lilas")
    response = client.get("/projets/", {name: value})
    assert response.status_code == 200
    assert "Lilas" in response.text
    assert "ce filtre est laissé de côté" in response.text


def test_an_unknown_value_is_not_repeated_to_the_reader(client):
    assert "alert(1)" not in client.get("/projets/", {"commune": "<script>alert(1)</script>"}).text


def test_an_unknown_value_leaves_the_other_choices_in_place(client, bethune, auchel):
    make_project("Lilas", [bethune])
    make_project("Roses", [auchel])
    page = client.get("/projets/?commune=bethune&programme=zzz").text
    assert "Lilas" in page
    assert "Roses" not in page


def test_an_unknown_value_is_gone_from_the_links(client):
    for number in range(13):
        make_project(f"Projet {number}")
    assert 'href="?page=2"' in client.get("/projets/?commune=zzz").text


@pytest.mark.parametrize(
    "query",
    [
        "commune=bethune&commune=auchel",
        "commune[]=bethune",
        "commune[$ne]=x",
        "%ff=%ff",
        "page[]=2",
        "&&&==",
        ";",
    ],
)
def test_arrays_and_broken_queries_are_answered(client, bethune, auchel, query):
    make_project("Lilas", [bethune])
    assert client.get(f"/projets/?{query}").status_code == 200


def test_the_last_of_two_values_counts(client, bethune, auchel):
    make_project("Lilas", [bethune])
    make_project("Roses", [auchel])
    page = client.get("/projets/?commune=bethune&commune=auchel").text
    assert "Roses" in page
    assert "Lilas" not in page


def test_a_hostile_address_costs_no_more_queries(client, django_assert_max_num_queries):
    make_project("Lilas")
    with django_assert_max_num_queries(12):
        client.get("/projets/?commune=zzz&programme=%27--&etat=" + "x" * 9000)
