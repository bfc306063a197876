"""What an editor types is found, and what is listed is in the order of the alphabet, whatever its accents."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from pages.models import Document, Page, Redirect
from programmes.models import Commune, Grant, Partner, Project, Quartier
from tests.make import make_commune, make_document, make_grant, make_page, make_partner, make_project
from tests.programmes.admin_rows import address

TOWNS = ["Écoivres", "Eperlecques", "Étaples", "Evin", "Œuf-en-Ternois", "Oignies"]


def found(client, model, typed, **query):
    shown = client.get(address(model, "changelist"), {"q": typed, **query}).context["cl"].result_list
    return [str(each) for each in shown]


def chosen(client, model, field, typed):
    query = {"app_label": "programmes", "model_name": model, "field_name": field, "term": typed}
    return [each["text"] for each in client.get("/admin/autocomplete/", query).json()["results"]]


@pytest.mark.parametrize(
    "typed",
    [
        "DONNÉES",
        "donnees",
        "Œuvre",
        "oeuvre",
        "ŒUVRÉ",
        "école",
        "ECOLE",
        "l'école",
        "lʼecole",
        "main d oeuvre",
        "MAIN‑D’ŒUVRE",
    ],
)
@pytest.mark.parametrize("title", ["Données : main-d'œuvré de l’École", "DONNEES, Main d’Oeuvre, l'ecole"])
def test_a_title_is_found_whatever_its_accents(admin_client, title, typed):
    make_page(title, slug="a")
    make_page("Autre chose", slug="b")
    assert found(admin_client, Page, typed) == [title]


def test_all_the_words_must_be_there(admin_client):
    make_page("École de Nœux")
    make_page("École d’Auchel")
    assert found(admin_client, Page, "noeux ecole") == ["École de Nœux"]


def test_words_between_quotes_stand_together(admin_client):
    make_page("École d’été")
    make_page("L’été à l’école")
    assert found(admin_client, Page, '"école d\'été"') == ["École d’été"]


def test_signs_of_patterns_are_signs_like_others(admin_client):
    make_page("Cent %", slug="a")
    make_page("Cent", slug="b")
    assert found(admin_client, Page, "%") == ["Cent %"]


def test_a_file_is_found_by_its_name(admin_client):
    make_document(title="Lettre")
    name = Document.objects.get().file.name.split("/")[-1]
    assert found(admin_client, Document, name.upper()) == ["Lettre"]


def test_a_place_is_found_by_that_of_its_commune(admin_client):
    quartier = Quartier.objects.create(name="Centre", slug="centre")
    quartier.communes.add(make_commune("Nœux-les-Mines"))
    assert found(admin_client, Quartier, "NOEUX LES MINES") == ["Centre"]


def test_a_code_is_asked_whole(admin_client):
    make_partner("Club", siret="38047555800058")
    assert (found(admin_client, Partner, "38047555800058"), found(admin_client, Partner, "3804")) == (
        ["Club"],
        [],
    )


def test_an_account_is_found_without_its_accents(admin_client):
    User.objects.create_user("emile", first_name="Émile", last_name="L’Hôte")
    assert found(admin_client, User, "EMILE l'hote") == ["emile"]


def test_an_old_address_is_found_as_it_is_typed(admin_client):
    Redirect.objects.create(old_path="/école-d’été/", target="/a/")
    assert len(found(admin_client, Redirect, "ecole-d'ete")) == 1


def test_a_grant_is_found_without_its_accents(admin_client):
    grant = make_grant("Fête de l’œuvre")
    assert found(admin_client, Grant, "L'ŒUVRE") == [str(grant)]


def test_a_choice_is_found_without_its_accents(admin_client):
    make_commune("Nœux-les-Mines")
    make_commune("Béthune", insee_code="62120")
    assert chosen(admin_client, "project", "communes", "noeux les") == ["Nœux-les-Mines"]


def test_choices_are_in_the_order_of_the_alphabet(admin_client):
    towns()
    assert chosen(admin_client, "project", "communes", "") == TOWNS


def towns():
    for town in reversed(TOWNS):
        make_commune(town, insee_code=f"62{TOWNS.index(town):03}")


@pytest.mark.parametrize(
    ("order", "expected"), [({}, TOWNS), ({"o": "1"}, TOWNS), ({"o": "-1"}, TOWNS[::-1])]
)
def test_a_list_is_sorted_without_accents(admin_client, order, expected):
    towns()
    assert found(admin_client, Commune, "", **order) == expected


def test_a_translated_title_sorts_by_the_french_one(admin_client):
    for town in reversed(TOWNS):
        make_project(town)
    assert found(admin_client, Project, "", o="1") == TOWNS


@pytest.mark.parametrize("address_", ["programmes:communes", "programmes:partners"])
def test_the_public_reads_the_same_alphabet(db, client, address_):
    for town in reversed(TOWNS):
        make_commune(town, insee_code=f"62{TOWNS.index(town):03}", slug=f"z{TOWNS.index(town)}")
        make_partner(town, slug=f"z{TOWNS.index(town)}")
    text = client.get(reverse(address_)).text
    text = text[text.index("<main") :]
    assert sorted(TOWNS, key=lambda town: text.rindex(f">{town}<")) == TOWNS
