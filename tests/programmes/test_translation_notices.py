"""Readers of a translation whose French has changed are told so, and led to the French."""

from datetime import datetime
from unittest.mock import patch
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from programmes.blocks.models.blocks import ProgrammeFactsBlock
from tests.make import (
    make_block,
    make_call,
    make_event,
    make_grant,
    make_home,
    make_milestone,
    make_news,
    make_page,
    make_partner,
    make_programme,
    make_project,
    make_text,
)
from tests.pages.translations.test_translation_state import saved

pytestmark = pytest.mark.django_db

ENGLISH = "This version dates from 3 March 2026"
PLAIN = "Cette version simplifiée date du 3 mars 2026"
THEN = datetime(2026, 3, 3, 12, tzinfo=ZoneInfo("Europe/Paris"))
TITLES = {"title_en": "In English", "title_facile": "En simple"}


def written(obj, then=THEN, **translation_sources):
    """Its translations, written on 3 March 2026."""
    with patch("django.utils.timezone.now", return_value=then):
        return saved(obj, **translation_sources)


def drifted(obj, translation_sources, **french):
    return saved(written(obj, **translation_sources), **french)


def page():
    return make_page("Habiter")


MAKERS = {
    "page": (page, "/habiter/"),
    "home": (make_home, "/"),
    "project": (make_project, "/projets/cite-des-lilas/"),
    "event": (make_event, "/agenda/atelier-d-ecriture/"),
    "news": (make_news, "/actualites/le-chantier-commence/"),
    "call": (make_call, "/appels-a-projets/contrat-de-ville/"),
}


def told(client, path):
    return [words for prefix, words in (("/en", ENGLISH), ("/facile", PLAIN)) if words in client.get(f"{prefix}{path}").text]  # fmt: skip


@pytest.mark.parametrize(("make", "path"), MAKERS.values(), ids=MAKERS.keys())
def test_a_stale_version_says_its_date_in_both_languages(client, make, path):
    found = drifted(make(), TITLES, title_fr="Un titre nouveau")
    path = found.get_absolute_url()
    assert told(client, path) == [ENGLISH, PLAIN]
    assert "The French has changed since." in client.get(f"/en{path}").text


@pytest.mark.parametrize(("make", "path"), MAKERS.values(), ids=MAKERS.keys())
def test_a_fresh_version_says_nothing(client, make, path):
    found = written(make(), **TITLES)
    assert told(client, found.get_absolute_url()) == []


def test_it_leads_to_the_french(client):
    drifted(page(), TITLES, title_fr="Demeurer")
    assert '<a href="/habiter/" hreflang="fr">Read the French version</a>' in client.get("/en/habiter/").text


def test_the_french_says_nothing(client):
    drifted(page(), TITLES, title_fr="Demeurer")
    assert "a changé depuis" not in client.get("/habiter/").text


def test_one_language_may_be_stale_and_not_the_other(client):
    found = drifted(page(), TITLES, title_fr="Demeurer")
    saved(found, title_en="Dwelling")
    assert told(client, "/habiter/") == [PLAIN]


def test_the_oldest_of_what_is_shown_gives_the_date(client):
    found = drifted(page(), TITLES, title_fr="Demeurer")
    block = make_text(found, body="<p>Un</p>")
    written(block, datetime(2026, 4, 4, tzinfo=ZoneInfo("Europe/Paris")), body_en="<p>One</p>")
    saved(block, body_fr="<p>Deux</p>", body_en="<p>One</p>")
    assert told(client, "/habiter/") == [ENGLISH, PLAIN]


LINES = {
    "figure": lambda project: project.figures.create(figure="1", label="logement", source="INSEE"),
    "milestone": make_milestone,
}


@pytest.mark.parametrize("make", LINES.values(), ids=LINES.keys())
def test_a_line_of_a_project_is_enough(client, make):
    project = make_project()
    drifted(make(project), {"label_en": "In English"}, label_fr="Autrement")
    assert told(client, "/projets/cite-des-lilas/") == [ENGLISH]


def test_a_block_is_enough(client):
    drifted(make_text(page()), {"body_en": "<p>One</p>"}, body_fr="<p>Deux</p>")
    assert told(client, "/habiter/") == [ENGLISH]


def test_a_programme_that_a_block_shows_is_enough(client):
    programme = make_programme()
    make_block(ProgrammeFactsBlock, page(), programme=programme)
    drifted(programme, {"name_en": "Renewal"}, name_fr="Renouvellement")
    assert told(client, "/habiter/") == [ENGLISH]


def test_a_promise_a_partner_and_a_grant_say_it_too(client):
    promise = drifted(make_milestone(make_project()), {"label_en": "Opening"}, label_fr="Autrement")
    partner = drifted(make_partner(), {"name_en": "Town"}, name_fr="Ville de Béthune")
    grant = drifted(make_grant(objective="Un"), {"objective_en": "One"}, objective_fr="Deux")
    for found in (promise, partner, grant):
        assert told(client, found.get_absolute_url()) == [ENGLISH]


def test_a_minor_change_is_not_told_to_readers(client):
    saved(written(page(), **TITLES), title_fr="Habitez", is_minor=True)
    assert told(client, "/habiter/") == []


def test_it_stands_beside_the_notice_of_what_is_not_translated(client):
    found = drifted(page(), TITLES, title_fr="Demeurer")
    make_text(found)
    page_in_english = client.get("/en/habiter/").text
    assert ENGLISH in page_in_english
    assert "Ce qui manque" not in page_in_english
    assert "This page is not fully translated yet" in page_in_english


def test_it_costs_no_query(client, django_assert_num_queries):
    found = written(page(), **TITLES)
    with CaptureQueriesContext(connection) as before:
        client.get("/en/habiter/")
    saved(found, title_fr="Demeurer")
    with django_assert_num_queries(len(before)):
        assert ENGLISH in client.get("/en/habiter/").text
