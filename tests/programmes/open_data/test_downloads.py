"""The doors of /donnees/: what leaves, in which form, and what never does."""

import csv
import io
import json
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from programmes.open_data import views
from programmes.open_data.catalogue import DATASETS
from tests.make import make_commune, make_partner, make_programme, make_project, make_quartier

pytestmark = pytest.mark.django_db
FILES = [f"/donnees/{dataset.slug}.{format}" for dataset in DATASETS for format in dataset.formats]


def body(response):
    return (b"".join(response.streaming_content) if response.streaming else response.content).decode()


def rows(client, address):
    return list(csv.DictReader(io.StringIO(body(client.get(address)), newline="")))


def test_a_file_of_an_empty_site_is_whole(client):
    answers = {address: client.get(address) for address in FILES}
    texts = {address: body(answer) for address, answer in answers.items()}
    assert [address for address, answer in answers.items() if answer.status_code != 200] == []
    assert [
        address for address, text in texts.items() if not (text if "csv" in address else json.loads(text))
    ] == []


@pytest.mark.parametrize(
    ("name", "value"),
    [("Access-Control-Allow-Origin", "*"), ("Cross-Origin-Resource-Policy", "cross-origin")],
)
def test_any_site_may_read_a_file(client, name, value):
    said = {address: client.get(address).get(name) for address in FILES}
    assert said == dict.fromkeys(FILES, value)


def test_the_same_data_are_not_sent_twice(client):
    etags = {address: client.get(address)["ETag"] for address in FILES}
    again = {
        address: client.get(address, headers={"If-None-Match": etag}).status_code
        for address, etag in etags.items()
    }
    assert again == dict.fromkeys(FILES, 304)


def test_a_file_costs_the_same_queries_whatever_its_rows(client, bethune):
    make_project("Zéro", [bethune])
    make_quartier("Zéro", [bethune])
    few = {address: queries(client, address) for address in FILES}
    programme = make_programme()
    for number in range(20):
        make_project(f"Projet {number}", [bethune], programme=programme)
        make_quartier(f"Quartier {number}", [bethune])
        make_partner(f"Partenaire {number}")
    many = {address: queries(client, address) for address in FILES}
    # one more: a relation that had no row to follow
    assert [
        (address, few[address], many[address]) for address in FILES if many[address] > few[address] + 1
    ] == []


def queries(client, address):
    with CaptureQueriesContext(connection) as made:
        body(client.get(address))
    return len(made)


def test_a_change_changes_the_etag(client, bethune):
    before = client.get("/donnees/communes.csv")["ETag"]
    bethune.save()
    assert client.get("/donnees/communes.csv")["ETag"] != before


def test_a_date_of_publication_that_comes_changes_the_etag(client, monkeypatch):
    make_project(publish_at=timezone.now() + timedelta(hours=1))
    before = client.get("/donnees/projets.csv")["ETag"]
    later = timezone.now() + timedelta(hours=2)
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert client.get("/donnees/projets.csv")["ETag"] != before


def test_a_project_and_its_facts(client, bethune):
    make_project("Cité des Lilas", [bethune], owner=make_partner(), start_year=2006)
    found = rows(client, "/donnees/projets.csv")[0]
    assert found["titre"] == "Cité des Lilas"
    assert found["communes"] == "62119"
    assert found["maitre_ouvrage"] == "Commune de Béthune"
    assert found["annee_fin"] == ""
    assert found["page"].startswith("http://testserver/p/")


@pytest.mark.parametrize("format", ["csv", "json"])
@pytest.mark.parametrize(
    "dates",
    [
        {"publish_at": None},
        {"publish_at": timezone.now() + timedelta(days=1)},
        {"expire_at": timezone.now() - timedelta(hours=1)},
    ],
    ids=["draft", "not yet", "no longer"],
)
def test_what_is_not_public_does_not_leave(client, format, dates):
    make_project("Projet secret", **dates)
    assert "secret" not in body(client.get(f"/donnees/projets.{format}"))


def test_the_contact_of_a_project_does_not_leave(client):
    make_project(contact_name="Camille Exemple", contact_email="camille@exemple.fr")
    assert "amille" not in body(client.get("/donnees/projets.csv"))


def test_the_choices_of_the_list_narrow_its_file(client, bethune, auchel):
    make_project("À Béthune", [bethune])
    make_project("À Auchel", [auchel])
    assert [row["titre"] for row in rows(client, "/donnees/projets.csv?commune=auchel")] == ["À Auchel"]


def test_a_file_is_in_french_whatever_the_reader_reads(client):
    project = make_project("Cité des Lilas", title_en="Lilac estate")
    assert rows(client, "/donnees/projets.csv")[0]["titre"] == project.title_fr


def test_a_page_of_json_leads_to_the_next(client, monkeypatch):
    monkeypatch.setattr(views, "PER_PAGE", 2)
    for name, code in (("Auchel", "62048"), ("Barlin", "62083"), ("Béthune", "62119")):
        make_commune(name, code)
    first = client.get("/donnees/communes.json").json()
    second = client.get(first["suivante"]).json()
    assert [row["nom"] for page in (first, second) for row in page["donnees"]] == [
        "Auchel",
        "Barlin",
        "Béthune",
    ]
    assert (first["total"], second["suivante"]) == (3, None)


@pytest.mark.parametrize(
    "query", ["page=0", "page=2", "page=x", "page=", "page=²", "par_page=10001", f"page={'9' * 40}"]
)
def test_a_page_that_is_none_is_refused_in_words(client, bethune, query):
    response = client.get(f"/donnees/communes.json?{query}")
    assert response.status_code == 400
    assert "est un nombre de 1 à" in response.json()["erreur"]


@pytest.mark.parametrize(
    "path", ["/donnees/inconnu/", "/donnees/inconnu.csv", "/donnees/projets.xml", "/donnees/projets.geojson"]
)
def test_what_is_not_published_is_not_found(client, path):
    assert client.get(path).status_code == 404
