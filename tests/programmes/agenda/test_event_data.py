"""schema.org/Event for search engines, as data that ends no script and breaks no policy."""

import json
import re
from datetime import date

import pytest

from pages.templatetags.site_tags import json_ld
from tests.make import make_event, make_partner, paris

pytestmark = pytest.mark.django_db
START, END = paris(2030, 3, 5, 14), paris(2030, 3, 5, 16)


def data(client, path="/agenda/fete/"):
    page = client.get(path).text
    return json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page)[1])


def test_an_event_as_search_engines_read_it(client, bethune):
    organiser = make_partner("Les Lilas", kind="association", website="https://lilas.example")
    make_event("Fête", start=START, end=END, commune=bethune, place_name="Salle", place_address="3 rue X",
               organiser=organiser, entry="gratuit", summary="Venez.")  # fmt: skip
    assert data(client) == {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": "Fête",
        "description": "Venez.",
        "url": "http://testserver/agenda/fete/",
        "startDate": "2030-03-05T14:00:00+01:00",
        "endDate": "2030-03-05T16:00:00+01:00",
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": {
            "@type": "Place",
            "name": "Salle",
            "address": {
                "@type": "PostalAddress",
                "streetAddress": "3 rue X",
                "addressLocality": "Béthune",
                "addressCountry": "FR",
            },
        },
        "organizer": {"@type": "Organization", "name": "Les Lilas", "url": "https://lilas.example"},
        "isAccessibleForFree": True,
    }


def test_what_is_not_known_is_left_out(client):
    make_event("Fête", start=START, end=None)
    assert {"location", "endDate", "isAccessibleForFree", "organizer"} & set(data(client)) == set()


def test_a_moved_date_says_the_former_one(client):
    event = make_event("Fête", start=START, end=END)
    event.changes.create(kind="deplacee", day=date(2030, 3, 5), new_day=date(2030, 3, 7))
    said = data(client)
    assert said["eventStatus"] == "https://schema.org/EventRescheduled"
    assert (said["startDate"][:10], said["previousStartDate"][:10]) == ("2030-03-07", "2030-03-05")


def test_a_cancelled_event_says_so(client):
    make_event("Fête", start=START, end=END, is_cancelled=True)
    assert data(client)["eventStatus"] == "https://schema.org/EventCancelled"


def test_what_comes_back_says_how(client):
    make_event(
        "Fête", start=START, end=END, repeat="semaine", weekdays="TU,TH", repeat_until=date(2030, 6, 30)
    )
    schedule = data(client)["eventSchedule"]
    assert (schedule["repeatFrequency"], schedule["byDay"]) == ("P1W", ["TU", "TH"])
    assert (schedule["startTime"], schedule["endDate"]) == ("14:00:00", "2030-06-30")


@pytest.mark.parametrize(
    "title", ["</script><script>alert(1)</script>", "<!--<script>", "a & b", 'dit "oui" \\', "\u2028"]
)
def test_a_title_ends_no_script(client, title):
    make_event(title, slug="fete", start=START, end=END)
    assert data(client)["name"] == title
    page = client.get("/agenda/fete/").text
    assert page.count("<script") == 1
    assert "alert(1)</script>" not in page


def test_only_data_is_escaped_and_all_of_it():
    inside = json_ld({"a<b": ["</x>", "&"]}).removeprefix('<script type="application/ld+json">')
    assert not set("<>&") & set(inside.removesuffix("</script>"))
