"""Dates decide at read time."""

from datetime import datetime, timedelta
from unittest.mock import patch
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError

from tests.make import make_page

pytestmark = pytest.mark.django_db

T = datetime(2026, 5, 4, 9, 0, tzinfo=ZoneInfo("Europe/Paris"))
SECOND = timedelta(seconds=1)


def at(moment):
    return patch("django.utils.timezone.now", return_value=moment)


@pytest.mark.parametrize(("moment", "status"), [(T - SECOND, 404), (T, 200), (T + SECOND, 200)])
def test_a_page_appears_at_its_publication_date(client, moment, status):
    make_page("Travaux", publish_at=T)
    with at(moment):
        assert client.get("/travaux/").status_code == status


@pytest.mark.parametrize(("moment", "status"), [(T - SECOND, 200), (T, 410), (T + SECOND, 410)])
def test_a_page_leaves_at_its_expiry_date(client, moment, status):
    make_page("Travaux", publish_at=T - timedelta(days=1), expire_at=T)
    with at(moment):
        assert client.get("/travaux/").status_code == status


def test_a_draft_is_not_public(client):
    make_page("Travaux", publish_at=None)
    assert client.get("/travaux/").status_code == 404


def test_a_page_under_a_draft_is_not_public(client):
    draft = make_page("Travaux", publish_at=None)
    make_page("Rue neuve", parent=draft)
    assert client.get("/travaux/rue-neuve/").status_code == 404


def test_a_draft_home_page_does_not_hide_the_others(client):
    make_page("Accueil", slug="", publish_at=None)
    make_page("Travaux")
    assert client.get("/travaux/").status_code == 200


def test_an_expiry_before_publication_is_refused():
    page = make_page("Travaux", publish_at=T)
    page.expire_at = T - SECOND
    with pytest.raises(ValidationError, match="Le retrait doit venir après la publication"):
        page.full_clean()


def test_an_expiry_without_publication_is_refused():
    page = make_page("Travaux", publish_at=None)
    page.expire_at = T
    with pytest.raises(ValidationError, match="Donnez aussi la date de publication"):
        page.full_clean()


def test_a_page_shows_its_permanent_address_whole_so_that_paper_keeps_it(client):
    page = make_page("Travaux")
    assert f">http://testserver{page.get_short_url()}</a>" in client.get("/travaux/").content.decode()
