"""A calendar speaks the language of its address; what is in another says so (RFC 5545, 3.2.10)."""

from datetime import timedelta

import pytest
from django.utils import timezone
from icalendar import Calendar

from tests.make import make_event, make_programme

pytestmark = pytest.mark.django_db

ENGLISH = {"title_en": "Party", "summary_en": "All day.", "place_name_en": "Town hall"}
NAMES = ["SUMMARY", "DESCRIPTION", "LOCATION"]


def event(**fields):
    french = {"title": "Fête", "summary": "Toute la journée.", "place_name": "Mairie"}
    return make_event(**french | {"slug": "fete"} | fields)


def component(client, path="/en/agenda.ics"):
    (found,) = Calendar.from_ical(client.get(path).content).walk("VEVENT")
    return found


def spoken(found, name):
    return found[name].params.get("LANGUAGE")


@pytest.mark.parametrize("path", ["/en/agenda.ics", "/en/agenda/fete.ics"])
@pytest.mark.parametrize("name", NAMES)
def test_french_words_are_said_to_be_french(client, name, path):
    event()
    assert spoken(component(client, path), name) == "fr"


def test_an_english_title_is_english(client):
    event(**ENGLISH)
    assert spoken(component(client), "SUMMARY") == "en"


@pytest.mark.parametrize("name", NAMES[1:])
def test_what_is_in_the_language_of_the_calendar_says_nothing(client, name):
    event(**ENGLISH)
    assert spoken(component(client), name) is None


def test_an_event_may_have_two_languages(client):
    event(title_en="Party")
    found = component(client)
    assert [spoken(found, name) for name in NAMES] == ["en", "fr", "fr"]


@pytest.mark.parametrize("path", ["/agenda.ics", "/facile/agenda.ics"])
def test_in_french_the_title_is_french(client, path):
    event(**ENGLISH)
    assert [spoken(component(client, path), name) for name in NAMES] == ["fr", None, None]


def test_the_name_of_a_programme_is_marked_too(client):
    event(programme=make_programme())
    assert component(client)["CATEGORIES"].params["LANGUAGE"] == "fr"


def test_a_reason_is_marked_with_the_summary(client):
    event(is_cancelled=True, cancel_reason="Orage")
    found = component(client)
    assert (str(found["DESCRIPTION"]), spoken(found, "DESCRIPTION")) == ("Orage\nToute la journée.", "fr")


def test_a_warning_is_in_the_language_of_what_follows_it(client):
    event(review_date=timezone.localdate() - timedelta(days=1))
    assert str(component(client)["DESCRIPTION"]).startswith("À confirmer.")
