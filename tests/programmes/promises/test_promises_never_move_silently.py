"""No sequence of edits moves a date without a line of the log, and the log tells every date there was."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from programmes.models import Milestone
from tests.make import make_milestone, make_project

pytestmark = pytest.mark.django_db

days = st.dates(date(2030, 1, 1), date(2031, 12, 31))
reasons = st.sampled_from(["", " ", "Intempéries.", "Le sol est pollué.", "Les crédits manquent."])
precisions = st.sampled_from(["annee", "trimestre", "mois", "jour"])
edits = st.fixed_dictionaries(
    {},
    optional={
        "date": days,
        "precision": precisions,
        "cancelled": st.booleans(),
        "reason_fr": reasons,
        "first_date": days,
        "kept_date": st.none() | st.dates(date(2020, 1, 1), date(2026, 1, 1)),
    },
)
ways = st.sampled_from(["save", "update", "restore"])


def write(way, milestone, values, versions):
    if way == "update":
        Milestone.objects.filter(pk=milestone.pk).update(**values)
        return
    source = versions[len(values) % len(versions)] if way == "restore" else {}
    edited = Milestone.objects.get(pk=milestone.pk)
    for name, value in (source | values).items():
        setattr(edited, name, value)
    edited.save()


def as_dict(milestone):
    return {field.attname: getattr(milestone, field.attname) for field in Milestone._meta.concrete_fields}


def told(milestone):
    """The promise as its log tells it: from the first date, each line begins where the line before ended."""
    said, holds = (milestone.first_date, milestone.first_precision), True
    for line in milestone.changes.order_by("id"):
        assert line.reason_fr.strip()
        if line.what == "date":
            assert said == (line.from_date, line.from_precision)
            said = line.to_date, line.to_precision
        elif line.what == "annulation":
            assert holds == (line.to_date is None)
            holds = not holds
    return (*said, not holds)


@pytest.mark.parametrize("way", ["save", "update"])
def test_an_edit_with_its_reason_moves_it(db, way):
    """Else the sequences below, all refused, would prove nothing."""
    milestone = make_milestone(make_project())
    write(way, milestone, {"date": date(2031, 1, 15), "precision": "jour", "reason_fr": "Intempéries."}, [])
    milestone.refresh_from_db()
    assert told(milestone) == (date(2031, 1, 15), "jour", False)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(ways, edits), max_size=6))
def test_no_sequence_of_edits_moves_a_date_without_a_line_of_the_log(db, sequence):
    with transaction.atomic():
        milestone = make_milestone(make_project())
        announced, versions = milestone.first_date, [as_dict(milestone)]
        for way, values in sequence:
            try:
                with transaction.atomic():
                    write(way, milestone, values, versions)
            except (ValidationError, IntegrityError):
                pass
            milestone.refresh_from_db()
            versions.append(as_dict(milestone))
            assert milestone.first_date == announced
            assert told(milestone) == (milestone.date, milestone.precision, milestone.cancelled)
        transaction.set_rollback(True)
