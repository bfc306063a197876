"""Communes and quartiers: what is done where one lives."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.make import make_commune, make_partner, make_project, make_quartier, yesterday
from tests.reading import links, texts

pytestmark = pytest.mark.django_db


def test_communes_stand_from_a_to_z_whatever_their_accents(client):
    for name, code in (("Vermelles", "62846"), ("Écquedecques", "62286"), ("Auchel", "62048")):
        make_commune(name, code)
    page = client.get("/communes/").text
    names = re.findall(r'<a href="/communes/[^"]+">([^<]+)</a>', page)
    assert names == ["Auchel", "Écquedecques", "Vermelles"]
    assert ("E", "#lettre-E") in links(page)


def test_communes_with_projects_are_said_first_with_their_number(client, bethune, auchel):
    make_project("Lilas", [bethune])
    make_project("Roses", [bethune])
    response = client.get("/communes/")
    assert [(str(each), each.project_count) for each in response.context["with_projects"]] == [("Béthune", 2)]
    assert "Communes où il y a des projets" in response.text


def test_the_list_says_what_concerns_all_communes(client, bethune):
    make_project("Théâtre")
    assert "1 projet concerne toutes les communes ou plusieurs lieux" in client.get("/communes/").text


def test_without_communes_the_list_leads_to_the_projects(client):
    page = client.get("/communes/").text
    assert "La liste des communes est à compléter." in page
    assert ("Voir tous les projets", "/projets/") in links(page)


def test_a_commune_says_its_facts(client, bethune):
    make_quartier("Mont Liébaut", [bethune], code="QN06208M")
    make_partner("Commune de Béthune", commune=bethune)
    page = client.get("/communes/bethune/").text
    assert "62119" in texts(page, "strong")
    assert '<a href="/quartiers/mont-liebaut/">Mont Liébaut</a></strong> quartier prioritaire' in page
    assert ("Commune de Béthune", "/partenaires/commune-de-bethune/") in links(page)


def test_a_commune_shows_its_projects_then_those_of_all_communes(client, bethune, auchel):
    make_project("Lilas", [bethune])
    make_project("Roses", [auchel])
    make_project("Théâtre")
    page = client.get("/communes/bethune/").text
    assert (
        page.index("Lilas")
        < page.index("Pour toutes les communes ou plusieurs lieux")
        < page.index("Théâtre")
    )
    assert "Roses" not in page


def test_a_commune_without_anything_says_so(client, bethune):
    page = client.get("/communes/bethune/").text
    assert "Aucun projet propre à cette commune n’est publié pour le moment." in page
    assert "Aucun quartier prioritaire" in page
    assert "Pour toutes les communes" not in page


def test_a_commune_leads_to_its_projects_in_the_list(client, bethune):
    assert 'href="/projets/?commune=bethune"' in client.get("/communes/bethune/").text


def test_a_commune_with_many_projects_has_pages(client, bethune):
    for number in range(13):
        make_project(f"Projet {number:02}", [bethune])
    assert "Projet 12" not in client.get("/communes/bethune/").text
    page = client.get("/communes/bethune/?page=2").text
    assert "Projet 12" in page
    assert "<title>Béthune, commune – page 2 sur 2 – " in page


def test_a_commune_we_do_not_know_is_not_found(client):
    assert client.get("/communes/paris/").status_code == 404


def test_a_quartier_says_its_communes_and_that_it_is_a_priority(client, bethune):
    make_quartier("Mont Liébaut", [bethune], code="QN06208M")
    page = client.get("/quartiers/mont-liebaut/").text
    assert ("Béthune", "/communes/bethune/") in links(page)
    assert "code QN06208M, liste de 2024" in page


def test_a_quartier_of_2015_is_not_said_to_be_a_priority_today(client, bethune):
    make_quartier("Ancien", [bethune], code_2015="QP062008")
    page = client.get("/quartiers/ancien/").text
    assert "Il l’a été" in page
    assert "liste de 2015" in page


def test_a_quartier_shows_its_projects(client, bethune):
    quartier = make_quartier("Mont Liébaut", [bethune])
    make_project("Lilas", [bethune]).quartiers.add(quartier)
    make_project("Roses", [bethune])
    page = client.get("/quartiers/mont-liebaut/").text
    assert "Lilas" in page
    assert "Roses" not in page


def test_a_quartier_without_projects_leads_to_its_commune(client, bethune):
    make_quartier("Mont Liébaut", [bethune])
    page = client.get("/quartiers/mont-liebaut/").text
    assert "Aucun projet n’est publié pour ce quartier." in page
    assert ("Voir la commune : Béthune", "/communes/bethune/") in links(page)


@pytest.mark.parametrize(
    "dates",
    [
        {"publish_at": None},
        {"publish_at": timezone.now() + timedelta(days=1)},
        {"expire_at": yesterday()},
    ],
    ids=["draft", "future", "withdrawn"],
)
@pytest.mark.parametrize(
    "path",
    [
        "/projets/",
        "/projets/?commune=bethune",
        "/communes/",
        "/communes/bethune/",
        "/communes/auchel/",
        "/quartiers/mont-liebaut/",
        "/partenaires/region/",
    ],
)
def test_what_is_not_public_is_shown_and_counted_nowhere(client, bethune, auchel, path, dates):
    region = make_partner("Région", kind="region")
    dates = {"publish_at": timezone.now() - timedelta(days=9)} | dates
    for number, communes in enumerate(([bethune], [])):
        project = make_project(f"Secret {number}", communes, owner=region, **dates)
        project.quartiers.add(make_quartier("Mont Liébaut", [bethune])) if communes else None
        project.partner_lines.create(partner=region, role="financeur")
    page = client.get(path).text
    assert "Secret" not in page
    assert not re.search(r"\b[12] projet|\([12]\)|<strong>[12]</strong>", page)
