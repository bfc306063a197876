"""Dates, places, amounts and contacts are the same in every language: they are one value, and no translation of it."""

import re
from datetime import date

import pytest

from tests.make import make_call, make_commune, make_event, make_milestone, make_partner, make_project, paris

pytestmark = pytest.mark.django_db

LANGUAGES = ["", "/en", "/facile"]
CONTACT = {"contact_phone": "03 21 00 00 01", "contact_email": "habitat@example.org"}
#: A translation that says something else where it may: it cannot say it of the facts.
WORDS = {"title_en": "Another title", "title_facile": "Un autre titre", "summary_en": "Other words."}


def pages(client, path):
    return [client.get(f"{language}{path}").text for language in LANGUAGES]


def digits(text):
    """An amount as it is, whatever each language puts between its figures."""
    return re.sub(r"[^0-9]", "", text)


@pytest.fixture
def project(bethune):
    found = make_project("Lilas", [bethune], start_year=2024, end_year=2027, **CONTACT, **WORDS)
    found.funding_lines.create(partner=make_partner(), amount="1234567.89", year=2025)
    return found


@pytest.mark.parametrize("said", ["tel:+33321000001", "habitat@example.org", "Béthune", "2024–2027"])
def test_a_project_has_one_contact_one_place_and_one_period(client, project, said):
    assert [said in page for page in pages(client, "/projets/lilas/")] == [True] * 3


def test_it_has_one_amount(client, project):
    cells = [
        re.findall(r'<td class="num">(.*?)</td>', page, re.S) for page in pages(client, "/projets/lilas/")
    ]
    amounts = [[digits(re.sub(r"<[^>]*>", "", cell)) for cell in found] for found in cells]
    assert amounts[0] == amounts[1] == amounts[2]
    assert amounts[0][0].startswith("1234567")


def test_a_promise_has_one_date(client, project):
    promise = make_milestone(project, on="2030-06-30", precision="jour", label_en="Opening")
    for page, day in zip(
        pages(client, promise.get_absolute_url()),
        ["30 juin 2030", "June 30, 2030", "30 juin 2030"],
        strict=True,
    ):
        assert day in page


def test_an_event_has_one_date_one_place_and_one_contact(client, bethune):
    make_event(
        "Atelier",
        paris(2199, 3, 5, 14),
        commune=bethune,
        place_address="12 rue des Lilas",
        **CONTACT,
        **WORDS,
    )
    found = pages(client, "/agenda/atelier/")
    dates = [set(re.findall(r'<time datetime="([^"]*)"', page)) for page in found]
    assert dates[0] == dates[1] == dates[2] == {"2199-03-05T14:00:00+01:00"}
    for said in ("12 rue des Lilas", "Béthune", "tel:+33321000001", "habitat@example.org"):
        assert all(said in page for page in found)


def test_a_call_closes_at_one_moment_and_has_one_contact(client):
    make_call(
        "Contrat",
        opens_at=paris(2030, 1, 2),
        closes_at=paris(2199, 3, 5, 12),
        decided_on=date(2199, 6, 1),
        **CONTACT,
        **WORDS,
    )
    found = pages(client, "/appels-a-projets/contrat/")
    closing = ["5 mars 2199", "5 March 2199", "5 mars 2199"]
    assert [day in page for day, page in zip(closing, found, strict=True)] == [True] * 3
    assert all("tel:+33321000001" in page for page in found)


def test_a_commune_has_one_name():
    assert not [field.name for field in make_commune()._meta.fields if hasattr(field, "translated_field")]
