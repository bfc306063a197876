"""The agenda as calendars read it: parsed back, it gives the very dates that the site shows."""

from datetime import date, datetime, timedelta

import pytest
from dateutil.rrule import rruleset, rrulestr
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from programmes.agenda.calendars import calendar
from programmes.models import Event
from programmes.text.recurrence import CODES
from tests.make import make_event, make_programme, make_project, paris
from tests.programmes.test_hostile_filters import HOSTILE

pytestmark = pytest.mark.django_db
TUESDAY, END = paris(2030, 3, 5, 14), paris(2030, 3, 5, 16)
PARIS = timezone.get_default_timezone()


def workshop(**fields):
    shared = {"start": TUESDAY, "end": END, "repeat": "semaine", "repeat_until": date(2030, 4, 30)}
    return make_event("Marche", **shared | fields)


def parsed(event):
    (found,) = Event.objects.filter(pk=event.pk).for_calendar()
    return Calendar.from_ical(calendar([found], "Agenda", "fr", "https://site.example"))


def parts(calendar):
    """The component of the series (or of the only date), and those of single dates."""
    components = calendar.walk("VEVENT")
    particular = {each["RECURRENCE-ID"].dt: each for each in components if "RECURRENCE-ID" in each}
    (main,) = [each for each in components if "RECURRENCE-ID" not in each]
    return main, particular


def moments(component, name):
    values = component.get(name, [])
    return [each.dt for value in (values if isinstance(values, list) else [values]) for each in value.dts]


def expanded(calendar):
    """{(start, end, is cancelled), …} as a calendar application works them out of the file."""
    main, particular = parts(calendar)
    start, length = main["DTSTART"].dt, main["DTEND"].dt - main["DTSTART"].dt
    naive = rruleset()
    if "RRULE" in main:
        text = main["RRULE"].to_ical().decode()
        until = main["RRULE"]["UNTIL"][0].astimezone(PARIS).strftime("%Y%m%dT%H%M%S")
        kept = ";".join(part for part in text.split(";") if not part.startswith("UNTIL"))
        naive.rrule(rrulestr(f"{kept};UNTIL={until}", dtstart=start.replace(tzinfo=None)))
    else:
        naive.rdate(start.replace(tzinfo=None))
    for moment in moments(main, "EXDATE"):
        naive.exdate(moment.replace(tzinfo=None))
    for moment in moments(main, "RDATE"):
        naive.rdate(moment.replace(tzinfo=None))
    found = set()
    for each in naive:
        moment = each.replace(tzinfo=PARIS)
        component = particular.pop(moment, None)
        first = component["DTSTART"].dt if component else moment
        last = component["DTEND"].dt if component else (each + length).replace(tzinfo=PARIS)
        cancelled = (component or main)["STATUS"] == "CANCELLED"
        found.add((first, last, cancelled))
    assert not particular  # each RECURRENCE-ID names a date of the series
    return found


def shown(event):
    return {(each.start, each.end, each.is_cancelled) for each in event.dates.all()}


def test_an_event_of_one_date():
    event = make_event("Fête", start=TUESDAY, end=END, place_name="Place des Lilas", summary="Venez.")
    (component,) = parsed(event).walk("VEVENT")
    assert component["UID"] == str(event.uid)
    assert component["DTSTART"].dt == TUESDAY
    assert component["DTSTART"].params["TZID"] == "Europe/Paris"
    assert component["DTEND"].dt == END
    assert component["SUMMARY"] == "Fête"
    assert component["LOCATION"] == "Place des Lilas"
    assert component["URL"] == "https://site.example/agenda/fete/"
    assert component["STATUS"] == "CONFIRMED"
    assert (component["SEQUENCE"], "RRULE" in component) == (0, False)


def test_the_clocks_of_paris_are_in_the_file():
    (zone,) = parsed(workshop()).walk("VTIMEZONE")
    clock = zone.to_tz()
    for year in (2026, 2030, 2045):
        for month in (1, 7):
            moment = datetime(year, month, 1, 12)
            assert moment.replace(tzinfo=clock).utcoffset() == moment.replace(tzinfo=PARIS).utcoffset()


def test_an_application_is_told_how_often_to_ask_again():
    found = parsed(workshop())
    assert found["REFRESH-INTERVAL"].to_ical() == found["X-PUBLISHED-TTL"].to_ical() == b"PT6H"


def test_its_identity_stays_when_all_else_changes():
    event = workshop()
    before = parts(parsed(event))[0]
    event.title, event.slug, event.start = "Autre", "autre", TUESDAY + timedelta(hours=1)
    event.save()
    after = parts(parsed(event))[0]
    assert before["UID"] == after["UID"]
    assert after["SEQUENCE"] > before["SEQUENCE"]


def test_what_is_moved_cancelled_added_and_left_out_is_said_in_its_own_way():
    event = workshop(repeat_until=date(2030, 5, 8), start=paris(2030, 3, 6, 14), end=paris(2030, 3, 6, 16),
                     skips_holidays=True)  # fmt: skip
    event.changes.create(kind="deplacee", day=date(2030, 3, 13), new_day=date(2030, 3, 15), place="Ailleurs")
    event.changes.create(kind="annulee", day=date(2030, 3, 20), reason="Verglas")
    event.changes.create(kind="ajoutee", day=date(2030, 3, 21))
    event.changes.create(kind="sans", day=date(2030, 3, 27))
    main, particular = parts(parsed(event))
    moved, cancelled = (particular[paris(2030, 3, day, 14)] for day in (13, 20))
    assert (moved["DTSTART"].dt, moved["LOCATION"]) == (paris(2030, 3, 15, 14), "Ailleurs")
    assert (cancelled["STATUS"], cancelled["DESCRIPTION"]) == ("CANCELLED", "Verglas")
    assert moments(main, "RDATE") == [paris(2030, 3, 21, 14)]
    assert moments(main, "EXDATE") == [paris(2030, *day, 14) for day in ((3, 27), (5, 1), (5, 8))]
    assert {each["SEQUENCE"] for each in (main, moved, cancelled)} == {event.sequence}
    assert expanded(parsed(event)) == shown(event)


def test_the_only_date_moved_is_at_its_new_moment():
    event = make_event(start=TUESDAY, end=END)
    event.changes.create(kind="deplacee", day=date(2030, 3, 5), new_day=date(2030, 3, 7))
    (component,) = parsed(event).walk("VEVENT")
    assert component["DTSTART"].dt == paris(2030, 3, 7, 14)


def test_all_cancelled_is_said_once_for_all():
    event = workshop(is_cancelled=True, cancel_reason="Faute de salle")
    (component,) = parsed(event).walk("VEVENT")
    assert (component["STATUS"], component["DESCRIPTION"]) == ("CANCELLED", "Faute de salle")


CHANGES = st.lists(
    st.tuples(
        st.sampled_from(["annulee", "deplacee", "ajoutee", "sans"]),
        st.dates(date(2030, 3, 5), date(2030, 6, 30)),
        st.dates(date(2030, 3, 5), date(2030, 7, 31)),
    ),
    max_size=4,
    unique_by=lambda change: change[1],
)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    repeat=st.sampled_from(["", "jour", "semaine", "quinzaine", "mois-jour", "mois-date"]),
    weekdays=st.sets(st.sampled_from(CODES)),
    weeks=st.integers(0, 16),
    skips=st.booleans(),
    cancelled=st.booleans(),
    changes=CHANGES,
)
def test_whatever_staff_say_the_file_and_the_site_agree(
    db, repeat, weekdays, weeks, skips, cancelled, changes
):
    in_weeks = repeat in ("semaine", "quinzaine")
    event = make_event(
        slug=f"e{timezone.now().timestamp()}".replace(".", "-"),
        start=TUESDAY,
        end=END,
        repeat=repeat,
        repeat_until=date(2030, 3, 5) + timedelta(weeks=weeks) if repeat else None,
        weekdays=",".join({"TU", *weekdays}) if in_weeks else "",
        skips_holidays=skips,
        is_cancelled=cancelled,
    )
    for kind, day, new_day in changes:
        planned = day in event.rule_days
        if planned != (kind == "ajoutee"):  # what the form accepts
            event.changes.create(kind=kind, day=day, new_day=new_day if kind == "deplacee" else None)
    if event.dates.exists():
        assert expanded(parsed(event)) == shown(event)
    else:
        assert not parsed(event).walk("VEVENT")


# Addresses


def names(response):
    return {str(each["SUMMARY"]) for each in Calendar.from_ical(response.content).walk("VEVENT")}


@pytest.fixture
def season(at, bethune, auchel):
    at(paris(2030, 3, 1))
    culture, lilas = make_programme("Culture", kind="culture"), make_project("Lilas")
    shared = {"publish_at": paris(2030, 2, 1)}
    make_event("Ici", start=TUESDAY, commune=bethune, programme=culture, **shared)
    make_event("Là", start=TUESDAY, commune=auchel, project=lilas, **shared)
    make_event("Hier", start=paris(2030, 2, 28), commune=bethune, **shared)
    make_event("Autrefois", start=paris(2028, 2, 28), commune=bethune, **shared)
    make_event("Brouillon", start=TUESDAY, publish_at=None)


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("/agenda.ics", {"Ici", "Là", "Hier"}),
        ("/agenda.ics?commune=bethune", {"Ici", "Hier"}),
        ("/agenda.ics?programme=culture", {"Ici"}),
        ("/agenda.ics?projet=lilas", {"Là"}),
        ("/agenda.ics?commune=62119", {"Ici", "Hier"}),
        ("/agenda.ics?commune=&utm_source=lettre&jour=hier", {"Ici", "Là", "Hier"}),
        ("/communes/auchel/agenda.ics", {"Là"}),
        ("/agenda/autrefois.ics", {"Autrefois"}),
    ],
)
def test_each_list_is_a_calendar_too(client, season, path, found):
    response = client.get(path)
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert names(response) == found


@pytest.mark.parametrize("name", ["commune", "programme", "projet", "quartier"])
def test_a_value_that_is_not_known_is_refused(client, season, name):
    response = client.get(f"/agenda.ics?{name}=99999")
    assert response.status_code == 400
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.text.startswith(f"« {name} » : nous ne connaissons pas la valeur « 99999 ».")


def test_a_refusal_speaks_the_language_of_its_address(client, season):
    said = client.get("/en/agenda.ics?commune=99999").text
    assert said.startswith("“commune”: we do not know the value “99999”.")
    assert "/en/donnees/communes/" in said


@pytest.mark.parametrize("value", HOSTILE, ids=range(len(HOSTILE)))
def test_no_value_is_an_error(client, season, value):
    names = ("commune", "programme", "projet", "quartier")
    assert {client.get("/agenda.ics", {name: value}).status_code for name in names} == {400}


def test_a_list_without_events_is_an_empty_calendar(client):
    assert names(client.get("/agenda.ics")) == set()


def test_a_calendar_speaks_the_language_of_its_address(client):
    make_event("Fête", title_en="Party")
    assert names(client.get("/en/agenda.ics")) == {"Party"}
    assert "https://testserver/en/agenda/fete/" in client.get("/en/agenda.ics", secure=True).text


def test_what_a_paste_brings_along_breaks_no_file(client):
    make_event("Fête\x0b des\x1f Lilas", slug="fete", summary="Une ligne\r\nune autre\x07")
    assert client.get("/agenda.ics").status_code == 200
    (component,) = Calendar.from_ical(client.get("/agenda/fete.ics").content).walk("VEVENT")
    assert component["DESCRIPTION"] == "Une ligne\nune autre"


@pytest.mark.parametrize("number", [1, 40])
def test_a_calendar_costs_the_same_with_one_event_or_many(client, django_assert_num_queries, number):
    for each in range(number):
        workshop(slug=f"m{each}").changes.create(kind="annulee", day=date(2030, 3, 12))
    with django_assert_num_queries(2):
        client.get("/agenda.ics")


def test_a_calendar_of_a_commune_costs_one_query_more(client, bethune, django_assert_num_queries):
    workshop().changes.create(kind="annulee", day=date(2030, 3, 12))
    with django_assert_num_queries(3):
        client.get("/agenda.ics?commune=62119")
