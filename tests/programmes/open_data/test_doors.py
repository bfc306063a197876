"""Drafts, what is no longer public and the names of persons leave by no door."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from programmes.models import Grant
from programmes.open_data.catalogue import DATASETS
from tests.make import (
    make_call,
    make_change_note,
    make_event,
    make_grant,
    make_milestone,
    make_news,
    make_partner,
    make_project,
)

pytestmark = pytest.mark.django_db
FILES = [f"/donnees/{dataset.slug}.{format}" for dataset in DATASETS for format in dataset.formats]
OTHERS = [
    "/donnees/catalogue.jsonld", "/agenda.ics", "/actualites.atom", "/communes/bethune/agenda.ics",
    "/communes/bethune/actualites.atom", "/sitemap.xml", "/engagements/", "/subventions/", "/agenda/", "/actualites/",
    "/appels-a-projets/", "/projets/", "/communes/bethune/", "/carte/", "/mon-quartier/?commune=bethune",
    "/modifications/", "/modifications/atom.xml",
]  # fmt: skip
NOT_PUBLIC = [
    {"publish_at": None},
    {"publish_at": timezone.now() + timedelta(days=1)},
    {"publish_at": timezone.now() - timedelta(days=2), "expire_at": timezone.now() - timedelta(days=1)},
]


@pytest.fixture
def secrets(bethune):
    """Of each kind: a draft, one announced for tomorrow, one withdrawn; a grant to a person who has not agreed."""
    funder = make_partner("Bailleur")
    for number, dates in enumerate(NOT_PUBLIC):
        words = {"title": f"Secret {number}", **dates}
        project = make_project(communes=[bethune], **words)
        project.funding_lines.create(partner=funder, amount=1, source="Source secrète")
        make_milestone(project, "Jalon secret")
        make_change_note(project, "Changement secret")
        make_event(commune=bethune, **words)
        make_news(communes=[bethune], **words)
        make_milestone(make_call(**words), "Comité secret")
    make_grant("Subvention secrète", published_on=None)
    make_grant("Aide", beneficiary_name="Secrète Personne", person=Grant.Person.TO_CHECK)
    make_project("Public", [bethune], contact_name="Secrétaire Exemple", contact_email="secret@exemple.fr")


def said(response):
    return (b"".join(response.streaming_content) if response.streaming else response.content).decode().lower()


def test_nothing_secret_leaves(client, secrets):
    answers = {address: client.get(address) for address in FILES + OTHERS}
    assert {
        address: answer.status_code for address, answer in answers.items() if answer.status_code != 200
    } == {}
    assert [address for address, answer in answers.items() if "secr" in said(answer)] == []


def test_nothing_secret_is_exported(secrets, tmp_path):
    call_command("export_opendata", tmp_path, site="https://www.exemple.fr", verbosity=0)
    assert [path.name for path in tmp_path.iterdir() if "secr" in path.read_text().lower()] == []


def test_what_is_public_does_leave(client, secrets):
    """Else an empty file would pass for a discreet one."""
    assert "Public" in b"".join(client.get("/donnees/projets.csv").streaming_content).decode()


@pytest.mark.parametrize(
    "make", [make_project, make_event, make_news, make_call], ids=lambda make: make.__name__[5:]
)
@pytest.mark.parametrize("dates", NOT_PUBLIC, ids=["draft", "tomorrow", "withdrawn"])
def test_what_is_not_public_has_neither_page_nor_short_address_nor_calendar(client, make, dates):
    secret = make(title="Secret", **dates)
    page = secret.get_absolute_url()
    for address in (page, secret.get_short_url(), f"{page.rstrip('/')}.ics"):
        response = client.get(address, follow=True)
        assert response.status_code in (404, 410)
        assert "Secret" not in response.text
