"""Communes and quartiers say who counts them, in which lists they are, and how « de » goes with their names."""

import json
import re
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from programmes.models import Commune, Outline, Quartier
from programmes.text.places.articles import article_of
from tests.make import make_commune, make_project, make_quartier
from tests.pages.staff.admin_forms import filled

pytestmark = pytest.mark.django_db
SQUARE = {
    "type": "Polygon",
    "coordinates": [[[2.6, 50.5], [2.7, 50.5], [2.7, 50.6], [2.6, 50.6], [2.6, 50.5]]],
}


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Béthune", "de Béthune"),
        ("Auchel", "d’Auchel"),
        ("Écquedecques", "d’Écquedecques"),
        ("La Comté", "de La Comté"),
        ("Le Touquet", "du Touquet"),
        ("Les Attaques", "des Attaques"),
        ("L’Étoile", "de L’Étoile"),
        ("Lestrem", "de Lestrem"),
        ("Œuf-en-Ternois", "d’Œuf-en-Ternois"),
        ("Houdain", "de Houdain"),
    ],
)
def test_the_article_of_a_name(name, said):
    assert Commune(name=name, article=article_of(name)).of_name == said


def test_staff_may_know_better(client):
    make_commune("Houdain", "62457", article="d")
    assert "Projets de la commune d’Houdain</h2>" in client.get("/communes/houdain/").text


def test_a_commune_says_how_many_live_there_and_who_counted(client, bethune):
    bethune.populations.create(year=2021, municipal=24870, source="Insee")
    page = client.get("/communes/bethune/").text
    assert re.search(r"<strong>24\s870</strong> en 2021", page)
    assert "Population totale" not in page


def test_several_years_stand_in_a_table_the_latest_first(client, bethune):
    for year in (2015, 2021):
        bethune.populations.create(year=year, municipal=year, source="Insee")
    page = client.get("/communes/bethune/").text
    assert page.index('<th scope="row">2021</th>') < page.index('<th scope="row">2015</th>')
    assert "non précisée" in page


def test_one_population_a_year(bethune):
    bethune.populations.create(year=2021, municipal=1, source="Insee")
    with pytest.raises(IntegrityError):
        bethune.populations.create(year=2021, municipal=2, source="Insee")


def test_the_source_and_its_date_are_shown(client):
    make_commune("Auchel", "62048", source="Insee", source_date=date(2024, 1, 1))
    page = client.get("/communes/auchel/").text
    assert "Insee</span>, 1 janvier 2024." in page


def test_what_the_last_list_no_longer_has_is_said(client, bethune):
    make_quartier("Ancien", [bethune], missing_since=date(2024, 1, 1))
    page = client.get("/quartiers/ancien/").text
    assert "Ne figure plus dans la liste officielle depuis le 1 janvier 2024." in page


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"code": "QN06208M"}, "code QN06208M, liste de 2024"),
        ({"code": "QN06208M", "code_2015": "QP062008"}, "(QP062008 dans celle de 2015)"),
        ({"status": "veille", "code_2015": "QP062008"}, "Non, mais en veille active"),
        ({"code_2015": "QP062008"}, "Il l’a été"),
        ({}, "<strong>Non</strong>"),
    ],
)
def test_a_quartier_says_its_status_and_its_codes(client, bethune, fields, said):
    make_quartier("Mont Liébaut", [bethune], **fields)
    assert said in client.get("/quartiers/mont-liebaut/").text


def test_a_priority_without_a_code_is_refused(bethune):
    with pytest.raises(ValidationError, match="un code dans la liste de 2024"):
        Quartier(name="Ici", slug="ici", status="prioritaire").full_clean()


def test_a_code_of_2024_makes_a_priority(bethune):
    with pytest.raises(ValidationError, match="le quartier est prioritaire"):
        Quartier(name="Ici", slug="ici", status="veille", code="QN06208M").full_clean()


@pytest.mark.parametrize("field", ["code", "code_2015"])
def test_codes_of_one_list_are_not_those_of_the_other(field):
    with pytest.raises(ValidationError, match="Huit caractères"):
        Quartier(name="Ici", slug="ici", **{field: {"code": "QP062008"}.get(field, "QN06208M")}).full_clean()


def test_an_outline_is_that_of_one_place(bethune):
    quartier = make_quartier("Mont Liébaut", [bethune])
    with pytest.raises(IntegrityError):
        Outline.objects.create(commune=bethune, quartier=quartier, geometry=SQUARE)


def test_lists_load_no_outline(client, bethune, django_assert_num_queries):
    Outline.objects.create(commune=bethune, geometry=SQUARE)
    make_project("Lilas", [bethune])
    with django_assert_num_queries(1) as queries:
        list(Commune.objects.all())
    assert "geometry" not in queries[0]["sql"]


def test_staff_write_populations_in_the_form_of_the_commune(admin_client, bethune):
    url = f"/admin/programmes/commune/{bethune.pk}/change/"
    form = filled(admin_client.get(url), source="Insee", source_date="01/01/2024")
    line = {"year": "2021", "municipal": "24870", "total": "", "source": "Insee"}
    form |= {f"populations-0-{name}": value for name, value in line.items()} | {"populations-TOTAL_FORMS": 1}
    assert admin_client.post(url, form).status_code == 302
    assert bethune.populations.get().municipal == 24870


def test_the_form_of_a_place_reads_no_outline(admin_client, bethune, django_assert_max_num_queries):
    Outline.objects.create(commune=bethune, geometry=SQUARE, source="IGN")
    with django_assert_max_num_queries(20) as queries:
        page = admin_client.get(f"/admin/programmes/commune/{bethune.pk}/change/")
    assert page.status_code == 200
    assert not [query for query in queries if '"geometry"' in query["sql"]]


def test_open_data_have_the_same_facts(client, bethune):
    bethune.populations.create(year=2021, municipal=24870, source="Insee")
    Outline.objects.create(commune=bethune, geometry=SQUARE)
    make_quartier("Mont Liébaut", [bethune], code_2015="QP062008", status="veille")
    communes, quartiers = (
        json.loads(client.get(f"/donnees/{slug}.geojson").getvalue()) for slug in ("communes", "quartiers")
    )
    (commune,) = communes["features"]
    assert commune["geometry"]["type"] == "Polygon"
    assert (commune["properties"]["population"], commune["properties"]["article"]) == (24870, "de")
    (quartier,) = quartiers["features"]
    assert quartier["geometry"] is None
    assert (quartier["properties"]["statut"], quartier["properties"]["code_2015"]) == ("veille", "QP062008")
