"""An alert is shown from its start to its end, on the site or on a branch."""

from datetime import datetime, timedelta
from unittest.mock import patch
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError

from pages.models import Banner
from tests.make import make_home, make_page
from tests.reading import texts

pytestmark = pytest.mark.django_db

START = datetime(2026, 5, 4, 8, 0, tzinfo=ZoneInfo("Europe/Paris"))
END = START + timedelta(days=1)
SECOND = timedelta(seconds=1)


def banner(**fields):
    made = Banner(text="Salle fermée", text_fr="Salle fermée", **{"start": START, "end": END, **fields})
    made.full_clean()
    made.save()
    return made


def is_shown(client, path, moment=START):
    with patch("django.utils.timezone.now", return_value=moment):
        return "Salle fermée" in client.get(path).content.decode()


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        (START - SECOND, False),
        (START, True),
        (START + SECOND, True),
        (END - SECOND, True),
        (END, False),
        (END + SECOND, False),
    ],
)
def test_the_dates_decide(client, moment, shown):
    make_page("Contact", publish_at=START - timedelta(days=9))
    banner()
    assert is_shown(client, "/contact/", moment) is shown


def test_a_banner_without_end_stays(client):
    make_page("Contact", publish_at=START - timedelta(days=9))
    banner(end=None)
    assert is_shown(client, "/contact/", END + timedelta(days=400))


@pytest.mark.parametrize(
    ("path", "shown"),
    [("/habiter/", True), ("/habiter/louer/", True), ("/habiter-ici/", False), ("/en/habiter/", True)],
)
def test_a_banner_of_a_branch_stays_in_it(client, path, shown):
    early = START - timedelta(days=9)
    branch = make_page("Habiter", publish_at=early)
    make_page("Louer", parent=branch, publish_at=early)
    make_page("Habiter ici", publish_at=early)
    banner(branch=branch)
    assert is_shown(client, path) is shown


def test_a_banner_is_also_shown_on_the_screens_that_are_not_pages(client):
    banner()
    assert is_shown(client, "/projets/")


@pytest.mark.parametrize(("path", "shown"), [("/", True), ("/contact/", False)])
def test_a_banner_of_the_home_page_stays_on_it(client, path, shown):
    early = START - timedelta(days=9)
    make_page("Contact", publish_at=early)
    banner(branch=make_home(publish_at=early))
    assert is_shown(client, path) is shown


def test_its_level_is_said_in_words(client):
    make_page("Contact", publish_at=START - timedelta(days=9))
    banner(level="alert", end=None)
    assert "Alerte" in texts(client.get("/contact/").content.decode(), "p", "banner__level")


def test_an_end_before_the_start_is_refused():
    with pytest.raises(ValidationError, match="La fin doit venir après le début"):
        banner(end=START - SECOND)


def test_a_link_without_words_is_refused():
    with pytest.raises(ValidationError, match="Dites où mène le lien"):
        banner(link="/contact/")


def test_a_banner_of_a_mere_link_is_shown_where_it_leads(client):
    branch = make_page("Nos projets", link="/projets/", publish_at=START - timedelta(days=9))
    banner(branch=branch)
    assert is_shown(client, "/projets/")


def test_staff_see_a_banner_where_it_is_shown(admin_client):
    page = make_page("Travaux")
    banner(branch=page, end=None)
    banner(end=START + timedelta(seconds=1))
    html = admin_client.get("/admin/pages/banner/").content.decode()
    assert html.count('<a href="/travaux/">Voir') == 1
