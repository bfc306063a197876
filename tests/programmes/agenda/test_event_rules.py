"""The dates of what comes back: on the right days, at the same hour on the clock, with what staff change."""

from datetime import date, time

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from programmes.text.recurrence import MAX_DATES, Rule
from tests.make import make_event, paris

pytestmark = pytest.mark.django_db
TUESDAY = paris(2030, 3, 5, 14)
END = paris(2030, 3, 5, 16)


def workshop(until=date(2030, 4, 2), **fields):
    return make_event(start=TUESDAY, end=END, repeat="semaine", repeat_until=until, **fields)


def days(event):
    return [f"{timezone.localtime(each.start):%d/%m %H:%M}" for each in event.dates.order_by("start")]


def test_what_does_not_come_back_has_one_date():
    assert days(make_event(start=TUESDAY, end=END)) == ["05/03 14:00"]


def test_each_week_until_the_last_day_included():
    assert days(workshop()) == [f"{day} 14:00" for day in ("05/03", "12/03", "19/03", "26/03", "02/04")]


def test_the_hour_on_the_clock_stays_when_the_clocks_change():
    """On 31 March 2030 the clocks go forward: 14 h is 13 h UTC before, 12 h UTC after."""
    first, last = workshop().dates.order_by("start")[0], workshop(slug="b").dates.order_by("start").last()
    assert (first.start.hour, last.start.hour) == (13, 12)
    assert {timezone.localtime(each.end).hour for each in (first, last)} == {16}


@pytest.mark.parametrize(
    ("frequency", "weekdays", "expected"),
    [
        ("jour", (), ["05", "06", "07", "08", "09"]),
        ("semaine", ("TU", "FR"), ["05", "08", "12", "15", "19"]),
        ("quinzaine", (), ["05", "19", "02", "16", "30"]),
        ("quinzaine", ("TU", "SA"), ["05", "09", "19", "23", "02"]),
        ("mois-jour", (), ["05", "02", "07", "04", "02"]),
        ("mois-date", (), ["05", "05", "05", "05", "05"]),
    ],
)
def test_every_frequency_gives_its_days(frequency, weekdays, expected):
    rule = Rule(frequency, date(2030, 3, 5), date(2030, 12, 31), weekdays)
    assert [f"{day:%d}" for day in rule.days()[:5]] == expected


def test_a_fifth_tuesday_is_the_last_of_the_month():
    rule = Rule("mois-jour", date(2030, 4, 30), date(2030, 7, 31))
    assert [f"{day:%d/%m}" for day in rule.days()] == ["30/04", "28/05", "25/06", "30/07"]
    assert rule.words == "chaque mois, le dernier mardi"


def test_the_rule_is_said_in_words():
    event = workshop(weekdays="TU,TH", skips_holidays=True)
    assert event.rule_words == (
        "chaque semaine : mardi, jeudi, jusqu’au mardi 2 avril 2030, sauf les jours fériés"
    )


def test_public_holidays_are_left_out_when_staff_say_so():
    """Wednesday 1 and 8 May 2030 are public holidays."""
    start = paris(2030, 4, 24, 10)
    shared = {"start": start, "end": paris(2030, 4, 24, 11), "repeat": "semaine"}
    shared["repeat_until"] = date(2030, 5, 15)
    assert days(make_event("Sauf fériés", skips_holidays=True, **shared)) == ["24/04 10:00", "15/05 10:00"]
    assert len(days(make_event("Fériés aussi", **shared))) == 4


def test_a_cancelled_date_stays_and_says_so():
    event = workshop()
    event.changes.create(kind="annulee", day=date(2030, 3, 12), reason="Salle fermée")
    cancelled = event.dates.get(status="annulee")
    assert (days(event)[1], cancelled.change.reason) == ("12/03 14:00", "Salle fermée")


def test_a_date_moves_to_another_day_and_hour():
    event = workshop()
    event.changes.create(
        kind="deplacee", day=date(2030, 3, 12), new_day=date(2030, 3, 14), start_time=time(18)
    )
    moved = event.dates.get(status="deplacee")
    assert moved.words == "jeudi 14 mars 2030, de 18 h à 20 h"
    assert moved.original_words == "mardi 12 mars 2030, à 14 h"


def test_a_date_is_added():
    event = workshop()
    event.changes.create(kind="ajoutee", day=date(2030, 3, 9), start_time=time(9, 30), end_time=time(12))
    assert "09/03 09:30" in days(event)


def test_holidays_of_the_school_have_no_date_at_all():
    event = workshop()
    event.changes.create(kind="sans", day=date(2030, 3, 10), through=date(2030, 3, 20))
    assert days(event) == ["05/03 14:00", "26/03 14:00", "02/04 14:00"]


def test_a_change_that_is_deleted_leaves_the_date_as_it_was():
    event = workshop()
    before = days(event)
    change = event.changes.create(kind="deplacee", day=date(2030, 3, 12), new_day=date(2030, 3, 14))
    change.delete()
    assert days(event) == before
    assert not event.dates.exclude(status="prevue").exists()


def test_everything_cancelled_cancels_every_date():
    event = workshop()
    event.is_cancelled = True
    event.save()
    assert set(event.dates.values_list("status", flat=True)) == {"annulee"}


def test_the_version_grows_when_dates_change_and_only_then():
    event = workshop()
    assert event.sequence == 0
    event.title = "Autre titre"
    event.save()
    assert event.sequence == 0
    event.repeat_until = date(2030, 3, 26)
    event.save()
    assert event.sequence == 1
    event.changes.create(kind="annulee", day=date(2030, 3, 12))
    event.refresh_from_db()
    assert event.sequence == 2


def test_a_date_that_does_not_change_keeps_its_row():
    event = workshop()
    kept = set(event.dates.values_list("pk", flat=True))
    event.repeat_until = date(2030, 4, 9)
    event.save()
    assert kept < set(event.dates.values_list("pk", flat=True))


def test_without_an_end_it_stays_until_midnight():
    event = make_event(start=TUESDAY, end=None)
    assert event.dates.get().over_at == paris(2030, 3, 6)
    assert event.dates.get().words == "mardi 5 mars 2030, à 14 h"


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"end": paris(2030, 3, 5, 13)}, "end"),
        ({"repeat": "semaine"}, "repeat_until"),
        ({"repeat": "semaine", "repeat_until": date(2030, 3, 4)}, "repeat_until"),
        ({"repeat": "semaine", "repeat_until": date(2034, 3, 4)}, "repeat_until"),
        ({"repeat": "jour", "repeat_until": date(2031, 12, 4)}, "repeat_until"),
        ({"repeat": "semaine", "repeat_until": date(2030, 4, 4), "weekdays": "FR"}, "weekdays"),
        ({"repeat": "jour", "repeat_until": date(2030, 4, 4), "weekdays": "TU"}, "weekdays"),
        ({"repeat_until": date(2030, 4, 4)}, "repeat"),
        ({"repeat": "mois-date", "start": paris(2030, 3, 31, 9), "repeat_until": date(2030, 9, 1)}, "repeat"),
        ({"repeat": "semaine", "repeat_until": date(2030, 4, 4), "end": paris(2030, 3, 7, 9)}, "end"),
        ({"entry": "gratuit", "price": "3 €"}, "price_fr"),
    ],
)
def test_what_makes_no_dates_is_refused_in_words(fields, field):
    event = make_event(start=TUESDAY, end=None)
    for name, value in fields.items():
        setattr(event, name, value)
    with pytest.raises(ValidationError) as refused:
        event.full_clean()
    assert list(refused.value.message_dict) == [field]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"kind": "annulee", "day": date(2030, 3, 6)}, "day"),
        ({"kind": "ajoutee", "day": date(2030, 3, 12)}, "day"),
        ({"kind": "deplacee", "day": date(2030, 3, 12)}, "new_day"),
        ({"kind": "annulee", "day": date(2030, 3, 12), "new_day": date(2030, 3, 13)}, "new_day"),
        ({"kind": "ajoutee", "day": date(2030, 3, 6), "through": date(2030, 3, 7)}, "through"),
        ({"kind": "sans", "day": date(2030, 3, 12), "through": date(2030, 3, 1)}, "through"),
        ({"kind": "sans", "day": date(2030, 3, 12), "start_time": time(9)}, "start_time"),
        ({"kind": "deplacee", "day": date(2030, 3, 12), "end_time": time(9)}, "end_time"),
    ],
)
def test_a_change_that_changes_nothing_is_refused_in_words(fields, field):
    event = workshop()
    with pytest.raises(ValidationError) as refused:
        event.changes.model(event=event, **fields).full_clean()
    assert list(refused.value.message_dict) == [field]


def test_a_slip_of_the_keyboard_makes_no_thousand_dates():
    rule = Rule("jour", date(2030, 1, 1), date(2199, 1, 1))
    assert len(rule.days()) == MAX_DATES + 1
