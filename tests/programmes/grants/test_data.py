"""The grants as data: valid against the national schema, the same sum as the page, nothing that the page hides."""

import csv
import io
import json
from datetime import date
from decimal import Decimal

import pytest
from django.conf import settings
from frictionless import Resource, Schema
from stdnum.fr import siret

from programmes.models import Grant
from tests.make import make_grant, make_partner

pytestmark = pytest.mark.django_db
SCHEMA = settings.BASE_DIR.parent / "shared/data/scdl_subventions_2.1.1.schema.json"


@pytest.fixture
def grants():
    """One of each kind that the schema knows, and three that no one may see."""
    club = make_partner("Club, « d’exemple »", kind="association", siret="38047555800058")
    make_grant("Atelier", "22000.80", partner=club, share=Decimal("0.8"), scheme="exemple")
    make_grant(
        "Local", nature=Grant.Nature.BOTH, payment_end=date(2026, 3, 14), eu_notified=True, rae_id="12345"
    )
    make_grant("+33 associations ; deux\nlignes", "0.01", beneficiary_siret="", beneficiary_rna="W123456789")
    make_grant(
        "Reprise",
        "-10.5",
        payment_terms="échelonné",
        convention_date=date(2015, 1, 1),
        decision_reference="=D1",
    )
    make_grant("Brouillon", partner=club, published_on=None)
    make_grant("Personne", person=Grant.Person.TO_CHECK, beneficiary_name="Camille Secret")
    make_grant("Retenue", person=Grant.Person.WITHHELD, beneficiary_name="Camille Secret")


def downloaded(client, query=""):
    response = client.get(f"/donnees/subventions.csv{query}")
    return b"".join(response.streaming_content).decode()


def rows(text):
    return list(csv.DictReader(io.StringIO(text)))


def total(client, query=""):
    return sum(Decimal(row["montant"]) for row in rows(downloaded(client, query)))


def test_the_file_is_valid_against_the_national_schema(client, grants, tmp_path):
    if not SCHEMA.exists():
        pytest.skip("../shared/data has no copy of the schema here")
    (tmp_path / "subventions.csv").write_text(downloaded(client), newline="")
    resource = Resource(
        path="subventions.csv", basepath=str(tmp_path), schema=Schema(json.loads(SCHEMA.read_text()))
    )
    report = resource.validate()
    assert report.flatten(["rowNumber", "fieldName", "note"]) == []
    assert report.tasks[0].stats["rows"] == 4


def test_the_two_checks_that_frictionless_does_not_run_pass(client, grants):
    found = rows(downloaded(client))
    assert len(found) == 4
    for row in found:
        assert siret.is_valid(row["idAttribuant"])
        assert row["idBeneficiaire"] or row["rnaBeneficiaire"]
        assert not row["idBeneficiaire"] or siret.is_valid(row["idBeneficiaire"])


@pytest.mark.parametrize("query", ["", "?annee=2025", "?texte=atelier", "?theme=sans"])
def test_the_sum_of_the_page_is_that_of_the_files_and_of_the_admin(client, admin_client, grants, query):
    page = client.get(f"/subventions/{query}").context["filters"].amount
    assert page == total(client, query)
    answer = client.get(f"/donnees/subventions.json{query}").json()
    assert page == sum(Decimal(str(row["montant"])) for row in answer["donnees"])
    if query == "":
        listed = admin_client.get("/admin/programmes/grant/?publication=publie").context["summed"]["total"]
        assert listed == page


@pytest.mark.parametrize("form", ["csv", "json"])
def test_what_the_page_hides_leaves_by_no_file(client, grants, form):
    answer = client.get(f"/donnees/subventions.{form}?texte=")
    text = b"".join(answer.streaming_content).decode() if form == "csv" else answer.text
    assert "Secret" not in text
    assert "Brouillon" not in text


def test_a_beneficiary_that_is_not_listed_is_not_among_the_partners(client):
    make_grant(partner=make_partner("Club discret", siret="38047555800058", is_listed=False))
    assert "Club discret" not in client.get("/donnees/partenaires.json").text
