"""A promise: what staff may change of a milestone, and the sentence they get where they may not."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError
from django.utils import timezone

from programmes.models import Milestone, MilestoneChange
from programmes.promises.models.partial_date import PartialDate
from tests.make import make_milestone, make_project, yesterday

pytestmark = pytest.mark.django_db


@pytest.fixture
def opening():
    return make_milestone(make_project())


def refused(milestone):
    with pytest.raises(ValidationError) as error:
        milestone.save()
    return set(error.value.message_dict)


def log():
    return [(line.what, line.from_date, line.to_date, line.reason) for line in MilestoneChange.objects.all()]


@pytest.mark.parametrize(
    ("day", "precision", "start", "end", "words"),
    [
        ((2028, 2, 3), "annee", (2028, 1, 1), (2028, 12, 31), "2028"),
        ((2028, 2, 3), "trimestre", (2028, 1, 1), (2028, 3, 31), "1er trimestre 2028"),
        ((2028, 12, 3), "trimestre", (2028, 10, 1), (2028, 12, 31), "4e trimestre 2028"),
        ((2028, 2, 3), "mois", (2028, 2, 1), (2028, 2, 29), "février 2028"),
        ((2028, 2, 3), "jour", (2028, 2, 3), (2028, 2, 3), "3 février 2028"),
    ],
)
def test_a_moment_is_no_more_precise_than_what_is_known(day, precision, start, end, words):
    moment = PartialDate(date(*day), precision)
    assert (moment.start, moment.end, str(moment)) == (date(*start), date(*end), words)


def test_what_is_announced_first_is_kept(opening):
    assert str(opening.first) == "juin 2030"
    assert log() == []


def test_a_date_does_not_move_without_a_reason(opening):
    opening.date = date(2031, 1, 1)
    assert refused(opening) == {"reason_fr"}
    opening.reason = "   "
    assert refused(opening) == {"reason_fr"}


def test_a_date_moves_with_a_reason_which_the_log_keeps(opening):
    opening.date, opening.reason, opening.by = date(2031, 1, 2), "Le sol est pollué.", "camille"
    opening.save()
    assert log() == [("date", date(2030, 6, 30), date(2031, 1, 31), "Le sol est pollué.")]
    assert MilestoneChange.objects.get().author == "camille"
    assert opening.first_date == date(2030, 6, 30)


def test_a_better_known_date_needs_a_reason_too(opening):
    opening.precision = "jour"
    assert refused(opening) == {"reason_fr"}


def test_another_day_of_the_same_month_is_the_same_promise(opening):
    opening.date = date(2030, 6, 2)
    opening.save()
    assert opening.date == date(2030, 6, 30)
    assert log() == []


def test_a_reason_serves_once(opening):
    opening.date, opening.reason = date(2031, 1, 1), "Intempéries."
    opening.save()
    opening.date = date(2032, 1, 1)
    assert refused(opening) == {"reason_fr"}


def test_a_published_reason_is_not_rewritten(opening):
    opening.date, opening.reason = date(2031, 1, 1), "Intempéries."
    opening.save()
    opening.reason = "Rien."
    assert refused(opening) == {"reason_fr"}


def test_a_new_milestone_has_nothing_to_explain():
    with pytest.raises(ValidationError):
        make_milestone(make_project(), reason="Déjà en retard.")


def test_the_translation_of_a_reason_may_come_later_and_never_outlives_it(opening):
    opening.date, opening.reason_fr = date(2031, 1, 1), "Intempéries."
    opening.save()
    opening.reason_en = "Bad weather."
    opening.save()
    assert MilestoneChange.objects.get().reason_en == "Bad weather."
    opening.date, opening.reason_fr = date(2032, 1, 1), "Le sol est pollué."
    opening.save()
    assert opening.reason_en == ""
    assert MilestoneChange.objects.last().reason_en == ""


def test_the_date_first_announced_never_changes(opening):
    opening.first_date = date(2031, 1, 31)
    assert refused(opening) == {"__all__"}


def test_a_milestone_stays_with_its_project(opening):
    opening.project = make_project("Ailleurs")
    assert refused(opening) == {"__all__"}


def test_to_cancel_needs_a_reason_and_is_logged(opening):
    opening.cancelled = True
    assert refused(opening) == {"reason_fr"}
    opening.reason = "Le projet est abandonné."
    opening.save()
    assert log() == [("annulation", date(2030, 6, 30), None, "Le projet est abandonné.")]


def test_to_be_kept_needs_no_reason_but_a_correction_does(opening):
    opening.kept_date, opening.kept_precision = date(2026, 3, 2), "jour"
    opening.save()
    assert log() == []
    opening.kept_date = None
    assert refused(opening) == {"reason_fr"}
    opening.reason = "Saisi par erreur."
    opening.save()
    assert log() == [("date-reelle", date(2026, 3, 2), None, "Saisi par erreur.")]


def test_the_real_date_is_not_to_come(opening):
    opening.kept_date = timezone.localdate() + timedelta(days=1)
    assert refused(opening) == {"kept_date"}


def test_an_old_version_put_back_is_a_move_like_another(opening):
    old = {field.attname: getattr(opening, field.attname) for field in Milestone._meta.concrete_fields}
    opening.date, opening.reason = date(2031, 1, 1), "Le sol est pollué."
    opening.save()
    assert refused(Milestone(**old)) == {"reason_fr"}
    assert Milestone.objects.get().date == date(2031, 1, 31)


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({}, "dans-les-temps"),
        ({"date": date(2031, 1, 31)}, "date-changee"),
        ({"precision": "jour"}, "date-changee"),
        ({"date": date(2020, 1, 31)}, "en-retard"),
        ({"date": date(2020, 1, 31), "cancelled": True}, "annule"),
        ({"date": date(2020, 1, 31), "kept_date": date(2021, 1, 1)}, "tenu"),
    ],
)
def test_the_state_is_decided_at_read_time_alike_in_python_and_sql(opening, fields, state):
    for name, value in (fields | {"reason": "Exemple." if set(fields) - {"kept_date"} else ""}).items():
        setattr(opening, name, value)
    opening.save()
    assert opening.state == state
    assert Milestone.objects.with_state().get().state_today == state


def test_what_is_promised_for_this_year_is_not_late_before_its_end():
    today = timezone.localdate()
    milestone = make_milestone(make_project(), on=f"{today.year}-01-01", precision="annee")
    assert milestone.state == "dans-les-temps"


def test_kept_later_is_said_only_where_it_is_sure(opening):
    opening.first_precision, opening.first_date = "annee", date(2024, 12, 31)
    opening.kept_date, opening.kept_precision = date(2024, 12, 31), "annee"
    assert not opening.is_kept_later
    opening.kept_date, opening.kept_precision = date(2025, 1, 1), "jour"
    assert opening.is_kept_later


def test_a_milestone_that_was_never_public_can_be_deleted():
    project = make_project(publish_at=None)
    make_milestone(project).delete()
    make_milestone(project)
    project.delete()
    assert not Milestone.objects.exists()


def test_a_public_milestone_is_never_deleted(opening):
    with pytest.raises(ProtectedError):
        opening.delete()
    with pytest.raises(ProtectedError):
        opening.project.delete()


def test_nor_once_its_project_is_a_draft_again(opening):
    opening.project.publish_at = None
    opening.project.save()
    opening.refresh_from_db()
    with pytest.raises(ProtectedError):
        opening.delete()
    with pytest.raises(ProtectedError):
        opening.project.delete()


def test_milestones_of_drafts_and_of_withdrawn_projects_are_not_published(opening):
    make_milestone(make_project("Brouillon", publish_at=None))
    make_milestone(make_project("Retiré", publish_at=yesterday() - timedelta(days=1), expire_at=yesterday()))
    assert list(Milestone.objects.published()) == [opening]


def test_upcoming_is_what_is_neither_settled_nor_late(opening):
    make_milestone(opening.project, "En retard", on="2020-01-01")
    make_milestone(opening.project, "Fait", on="2030-01-01", kept_date=date(2026, 1, 1))
    make_milestone(opening.project, "Avant", on="2030-05-01")
    assert [milestone.label for milestone in Milestone.objects.upcoming()] == ["Avant", opening.label]


def test_a_milestone_can_be_checked_before_it_is_saved():
    Milestone(project=make_project(), label_fr="Ouverture", date=date(2030, 6, 1)).full_clean()


def test_a_milestone_belongs_to_something():
    with pytest.raises(ValidationError, match="appartient à un projet"):
        Milestone(label_fr="Ouverture", date=date(2030, 6, 1)).full_clean()
