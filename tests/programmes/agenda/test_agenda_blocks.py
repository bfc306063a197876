"""What a page shows of the agenda: next events, open calls, latest news."""

from datetime import timedelta

import pytest
from django.utils import timezone

from programmes.blocks.models.blocks import CallListBlock, EventListBlock, NewsListBlock
from tests.make import make_block, make_call, make_event, make_news, make_page, make_programme

pytestmark = pytest.mark.django_db


@pytest.fixture
def culture():
    return make_programme("Culture", kind="culture")


def page_with(client, kind, **fields):
    make_block(kind, make_page("Vivre"), title="À suivre", **fields)
    return client.get("/vivre/").text


def test_the_next_events_soonest_first(client):
    now = timezone.now()
    for days in (9, 2, -3):
        make_event(f"Dans {days}", start=now + timedelta(days=days))
    page = page_with(client, EventListBlock)
    assert page.index("Dans 2") < page.index("Dans 9")
    assert "Dans -3" not in page
    assert 'href="/agenda/">Tout l’agenda</a>' in page


def test_the_open_calls(client):
    now = timezone.now()
    make_call("Ouvert", opens_at=now - timedelta(days=1))
    make_call("Bientôt", opens_at=now + timedelta(days=1))
    page = page_with(client, CallListBlock)
    assert "Ouvert</a>" in page
    assert "Bientôt" not in page


def test_the_latest_news(client):
    for day in range(1, 8):
        make_news(f"Jour {day}", publish_at=f"2024-01-0{day}T00:00:00Z")
    page = page_with(client, NewsListBlock)
    assert page.index("Jour 7") < page.index("Jour 3")
    assert "Jour 2" not in page


@pytest.mark.parametrize(
    ("kind", "make"), [(EventListBlock, make_event), (CallListBlock, make_call), (NewsListBlock, make_news)]
)
def test_a_list_of_a_programme_shows_nothing_else(client, culture, kind, make):
    shared = {"opens_at": timezone.now()} if make is make_call else {}
    make("Ici", programme=culture, **shared)
    make("Ailleurs", **shared)
    make("Brouillon", programme=culture, publish_at=None, **shared)
    page = page_with(client, kind, programme=culture)
    assert "Ici</a>" in page
    assert "Ailleurs" not in page
    assert "Brouillon" not in page


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        (EventListBlock, "Aucun rendez-vous n’est annoncé pour le moment."),
        (CallListBlock, "Aucun appel à projets n’est ouvert pour le moment."),
        (NewsListBlock, "Aucune actualité n’est publiée pour le moment."),
    ],
)
def test_an_empty_list_says_so(client, kind, sentence):
    assert sentence in page_with(client, kind)
