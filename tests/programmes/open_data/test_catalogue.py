"""The catalogue, for people and for machines, and the command that writes it all."""

import json
from datetime import UTC, datetime

import pytest
from django.core.management import CommandError, call_command

from programmes.models import Project
from programmes.open_data.catalogue import DATASETS
from tests.make import make_project
from tests.reading import texts

pytestmark = pytest.mark.django_db


def test_the_catalogue_leads_to_each_dataset_and_its_files(client):
    page = client.get("/donnees/").content.decode()
    files = [f"{dataset.slug}.{format}" for dataset in DATASETS for format in dataset.formats]
    expected = [*files, *(f"{dataset.slug}/" for dataset in DATASETS)]
    assert [name for name in expected if f'href="/donnees/{name}"' not in page] == []


def test_the_page_of_a_dataset_explains_each_column(client):
    unexplained = [
        (dataset.slug, column.name)
        for dataset in DATASETS
        for page in [client.get(f"/donnees/{dataset.slug}/").content.decode()]
        for column in dataset.columns
        if f"<code>{column.name.replace('_', '_<wbr>')}</code>" not in page
    ]
    assert unexplained == []


@pytest.mark.parametrize("path", ["", *(f"{dataset.slug}/" for dataset in DATASETS)])
def test_a_page_costs_twelve_queries_at_most(client, django_assert_max_num_queries, path):
    with django_assert_max_num_queries(12):
        client.get(f"/donnees/{path}")


def test_names_of_columns_are_plain_and_unlike():
    names = {dataset.slug: [column.name for column in dataset.columns] for dataset in DATASETS}
    assert [slug for slug, each in names.items() if len(set(each)) != len(each)] == []
    every = [name for each in names.values() for name in each]
    assert every and [name for name in every if not (name.isascii() and name.isidentifier())] == []


def test_dcat_describes_each_dataset_with_what_dcat_ap_requires(client):
    found = client.get("/donnees/catalogue.jsonld").json()
    assert {"dct:title", "dct:description", "dct:publisher"} <= found.keys()
    assert [each["dct:identifier"] for each in found["dcat:dataset"]] == [
        dataset.slug for dataset in DATASETS
    ]
    for each in found["dcat:dataset"]:
        assert {"dct:title", "dct:description"} <= each.keys()
        files = each["dcat:distribution"]
        assert files and [file for file in files if "dcat:accessURL" not in file] == []


def test_a_dataset_says_when_it_last_changed(client):
    project = make_project("Cité des Lilas")
    Project.objects.filter(pk=project.pk).update(updated_at=datetime(2026, 3, 5, 12, tzinfo=UTC))
    assert "5 mars 2026" in texts(client.get("/donnees/projets/").text, "strong")
    found = client.get("/donnees/catalogue.jsonld").json()["dcat:dataset"][0]
    assert found["dct:modified"]["@value"] == "2026-03-05T13:00:00+01:00"


def test_each_file_that_dcat_names_answers(client):
    datasets = client.get("/donnees/catalogue.jsonld").json()["dcat:dataset"]
    files = [file["dcat:downloadURL"]["@id"] for each in datasets for file in each["dcat:distribution"]]
    assert {url: client.get(url).status_code for url in files} == dict.fromkeys(files, 200)
    assert len(files) == sum(len(dataset.formats) for dataset in DATASETS)


def test_the_command_writes_what_the_site_sends(client, tmp_path):
    make_project("Cité des Lilas")
    call_command("export_opendata", tmp_path / "new", site="http://testserver", verbosity=0)
    for dataset in DATASETS:
        sent = b"".join(client.get(f"/donnees/{dataset.slug}.csv").streaming_content)
        assert (tmp_path / "new" / f"{dataset.slug}.csv").read_bytes() == sent
    written = json.loads((tmp_path / "new" / "projets.json").read_text())
    assert written == client.get("/donnees/projets.json").json()["donnees"]
    assert (tmp_path / "new" / "catalogue.jsonld").read_bytes() == client.get(
        "/donnees/catalogue.jsonld"
    ).content


@pytest.mark.parametrize("site", ["exemple.fr", "ftp://exemple.fr", "https://", "https://exemple.fr/dossier"])
def test_the_command_asks_for_an_address(tmp_path, site):
    with pytest.raises(CommandError, match="donnez une adresse comme"):
        call_command("export_opendata", tmp_path, site=site)


def test_the_command_says_that_it_cannot_write(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(CommandError, match="ne se laisse pas écrire"):
        call_command("export_opendata", tmp_path / "file", site="https://www.exemple.fr")
