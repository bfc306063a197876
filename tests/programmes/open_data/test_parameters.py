"""What stands after the "?" of a file: known values narrow it, others are refused in a sentence, never an error."""

import re
from html import unescape

import pytest

from pages.site.filter_fields import Words
from programmes.open_data.catalogue import DATASETS
from tests.make import (
    make_event,
    make_grant,
    make_milestone,
    make_partner,
    make_programme,
    make_project,
    make_quartier,
)
from tests.programmes.test_hostile_filters import HOSTILE

pytestmark = pytest.mark.django_db
PARAMETERS = [
    pytest.param(dataset.slug, field.name, id=f"{dataset.slug}-{field.name}")
    for dataset in DATASETS
    for field in dataset.parameters
]
CLOSED = [
    pytest.param(dataset.slug, field.name, id=f"{dataset.slug}-{field.name}")
    for dataset in DATASETS
    for field in dataset.parameters
    if not isinstance(field, Words)
]
NARROWED = sorted({each.values[0] for each in PARAMETERS})


def body(response):
    return (b"".join(response.streaming_content) if response.streaming else response.content).decode()


@pytest.fixture
def town(bethune, auchel):
    """In each commune a project with a promise and an event, a grant; a quartier with an event."""
    programme, club = make_programme("ANRU"), make_partner("Club", kind="association", siret="38047555800058")
    for commune in (bethune, auchel):
        project = make_project(f"Projet de {commune}", [commune], programme=programme)
        make_milestone(project)
        make_event(f"Fête de {commune}", commune=commune, project=project)
        make_grant(f"Atelier de {commune}", partner=club).communes.add(commune)
    quartier = make_quartier(communes=[bethune], code="QN06208M", code_2015="QP062008")
    make_event("Fête du quartier", commune=bethune).quartiers.add(quartier)


@pytest.mark.parametrize(("slug", "name"), CLOSED)
@pytest.mark.parametrize("format", ["csv", "json"])
def test_a_value_that_is_not_known_is_refused(client, slug, name, format):
    response = client.get(f"/donnees/{slug}.{format}?{name}=nulle-part")
    assert response.status_code == 400
    assert f"« {name} » : nous ne connaissons pas la valeur « nulle-part »." in body(response)


@pytest.mark.parametrize(("slug", "name"), PARAMETERS)
def test_no_value_is_an_error(client, slug, name):
    said = {value: client.get(f"/donnees/{slug}.json", {name: value}).status_code for value in HOSTILE}
    assert {value: status for value, status in said.items() if status not in (200, 400)} == {}


def test_a_refusal_leads_to_the_list_of_communes(client):
    said = client.get("/donnees/projets.json?commune=99999").json()["erreur"]
    assert "son code INSEE. La liste est à l’adresse /donnees/communes/." in said


def test_a_refusal_names_the_programmes(client, town):
    assert "Valeurs acceptées : anru." in client.get("/donnees/projets.csv?programme=x").text


def test_a_refusal_without_any_programme_says_so(client):
    assert "Valeurs acceptées : aucune pour le moment." in client.get("/donnees/projets.csv?programme=x").text


def test_any_site_may_read_a_refusal(client):
    assert client.get("/donnees/projets.json?commune=x")["Access-Control-Allow-Origin"] == "*"


def test_a_refusal_has_no_etag(client):
    assert "ETag" not in client.get("/donnees/projets.json?commune=x")


@pytest.mark.parametrize("slug", [dataset.slug for dataset in DATASETS])
def test_a_name_that_is_no_parameter_is_left_aside(client, town, slug):
    address = f"/donnees/{slug}.csv"
    assert body(client.get(f"{address}?utm_source=lettre&fbclid=x")) == body(client.get(address))


@pytest.mark.parametrize("slug", NARROWED)
def test_an_empty_value_keeps_everything(client, town, slug):
    address = f"/donnees/{slug}.csv"
    assert body(client.get(f"{address}?commune=")) == body(client.get(address))


@pytest.mark.parametrize("slug", NARROWED)
def test_the_code_of_a_commune_is_as_good_as_its_name(client, town, slug):
    address = f"/donnees/{slug}.csv"
    by_code = body(client.get(f"{address}?commune=62048"))
    assert by_code == body(client.get(f"{address}?commune=auchel"))
    assert by_code != body(client.get(address))


@pytest.mark.parametrize("code", ["mont-liebaut", "QN06208M", "QP062008", "qn06208m"])
def test_a_quartier_is_known_by_its_name_and_by_both_codes(client, town, code):
    found = client.get(f"/donnees/agenda.json?quartier={code}").json()["donnees"]
    assert [row["titre"] for row in found] == ["Fête du quartier"]


def test_a_project_is_known_by_the_code_that_its_file_gives(client, town):
    code = client.get("/donnees/projets.json?commune=auchel").json()["donnees"][0]["code"]
    found = client.get(f"/donnees/agenda.json?projet={code}").json()["donnees"]
    assert [row["titre"] for row in found] == ["Fête de Auchel"]


def test_a_project_that_is_not_public_is_not_known(client):
    secret = make_project("Secret", publish_at=None)
    for value in (secret.slug, secret.code):
        assert client.get(f"/donnees/agenda.json?projet={value}").status_code == 400


def test_the_next_page_is_narrowed_too(client, town):
    make_project("Encore", make_project("Autre").communes.all())
    first = client.get("/donnees/projets.json?commune=62048&par_page=1").json()
    second = client.get(first["suivante"]).json()
    assert (first["total"], second["total"], second["page"]) == (3, 3, 2)


def test_a_commune_costs_a_file_one_query(client, town, django_assert_num_queries):
    client.get("/donnees/projets.csv")
    with django_assert_num_queries(9):
        body(client.get("/donnees/projets.csv"))
    with django_assert_num_queries(10):
        body(client.get("/donnees/projets.csv?commune=62048"))


def test_a_refusal_asks_for_no_project(client, town, django_assert_num_queries):
    with django_assert_num_queries(7):  # what the ETag is made of, and the communes
        client.get("/donnees/projets.csv?commune=99999")


# Their list, on the page of the dataset


def listed(page):
    table = page.partition('id="parametres"')[2].partition("</table>")[0]
    return re.findall(r'<th scope="row"><code>(\w+)</code></th>', table)


@pytest.mark.parametrize("dataset", DATASETS, ids=lambda dataset: dataset.slug)
def test_the_page_of_a_dataset_lists_its_parameters(client, dataset):
    assert listed(client.get(f"/donnees/{dataset.slug}/").text) == [each.name for each in dataset.parameters]


def test_a_dataset_that_nothing_narrows_has_no_list_of_parameters(client):
    assert "Paramètres" not in client.get("/donnees/communes/").text


@pytest.mark.parametrize(("slug", "name"), PARAMETERS)
def test_the_example_of_a_parameter_answers(client, town, slug, name):
    page = unescape(client.get(f"/donnees/{slug}/").text)
    (example,) = re.findall(rf'href="(/donnees/{slug}\.csv\?{name}=[^"]+)"', page)
    assert client.get(example).status_code == 200


def test_a_parameter_leads_to_the_list_of_its_values(client):
    assert '<a href="/donnees/communes/">Valeurs de « commune »</a>' in client.get("/donnees/projets/").text


def test_few_values_are_written_as_an_address_takes_them(client, town):
    assert "<td>anru</td>" in client.get("/donnees/projets/").text


def test_the_themes_are_named_beside_their_numbers(client):
    assert "1.2 (Santé)" in client.get("/donnees/subventions/").text


@pytest.mark.parametrize("slug", NARROWED)
def test_the_page_with_its_examples_costs_twelve_queries_at_most(
    client, town, django_assert_max_num_queries, slug
):
    with django_assert_max_num_queries(12):
        client.get(f"/donnees/{slug}/")
