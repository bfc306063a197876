"""The database keeps promises by itself: bulk updates, imports and plain SQL pass by no rule of Python."""

import uuid
from datetime import date

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError
from django.db.models.signals import pre_migrate
from django.utils import timezone

from programmes.models import Milestone, MilestoneChange
from programmes.promises import guards as promise_guards
from tests.make import make_call, make_milestone, make_project

pytestmark = pytest.mark.django_db


@pytest.fixture(params=[make_project, make_call], ids=["project", "call"])
def make_owner(request):
    return request.param


@pytest.fixture
def opening(make_owner):
    return make_milestone(make_owner())


def refuses(write, *args, **kwargs):
    with pytest.raises(IntegrityError, match=r"promise: |milestone_"), transaction.atomic():
        write(*args, **kwargs)


def sql(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize(
    "change",
    [
        {"date": date(2031, 6, 30)},
        {"precision": "jour"},
        {"cancelled": True},
        {"date": date(2031, 6, 30), "reason_fr": " "},
        {"first_date": date(2031, 6, 30)},
        {"first_precision": "annee"},
        {"reason_fr": "Pour rien."},
        {"date": date(2031, 6, 29), "reason_fr": "Un jour qui n’est pas la fin du mois."},
        {"id": uuid.uuid4()},
        {"project": None, "call": None},
    ],
)
def test_a_bulk_update_obeys_like_a_form(opening, change):
    refuses(Milestone.objects.update, **change)


def test_a_promise_passes_to_no_other(opening):
    for make in (make_project, make_call):
        other = make("Autre")
        refuses(
            Milestone.objects.update, **({"project": None, "call": None} | {other._meta.model_name: other})
        )


def test_a_bulk_update_with_a_reason_is_logged(opening):
    Milestone.objects.update(date=date(2031, 6, 30), reason_fr="Intempéries.")
    change = MilestoneChange.objects.get()
    assert (change.from_date, change.to_date, change.author) == (date(2030, 6, 30), date(2031, 6, 30), "")
    assert abs((change.moved_at - timezone.now()).total_seconds()) < 60


def test_the_reason_of_before_explains_no_new_move(opening):
    Milestone.objects.update(date=date(2031, 6, 30), reason_fr="Intempéries.")
    refuses(Milestone.objects.update, date=date(2032, 6, 30))
    Milestone.objects.update(date=date(2032, 6, 30), reason_fr="Le sol est pollué.")
    refuses(Milestone.objects.update, date=date(2033, 6, 30), reason_fr="Intempéries.")


def test_a_translation_of_the_reason_before_is_refused(opening):
    Milestone.objects.update(date=date(2031, 6, 30), reason_fr="Intempéries.", reason_en="Bad weather.")
    refuses(Milestone.objects.update, date=date(2032, 6, 30), reason_fr="Le sol est pollué.")


def test_plain_sql_is_refused(opening):
    refuses(sql, "UPDATE programmes_milestone SET \"date\" = '2031-06-30'")
    refuses(sql, "DELETE FROM programmes_milestone")


def test_a_milestone_is_not_written_anew_over_itself(opening):
    copy = Milestone(
        pk=opening.pk,
        project=opening.project,
        call=opening.call,
        label="x",
        date=date(2031, 6, 30),
        first_date=date(2031, 6, 30),
    )
    copy.first_precision = copy.precision
    refuses(
        Milestone.objects.bulk_create,
        [copy],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["date", "first_date"],
    )


@pytest.mark.skipif(connection.vendor != "sqlite", reason="REPLACE is of SQLite alone.")
def test_nor_by_replace(opening):
    names = ", ".join(f'"{field.column}"' for field in Milestone._meta.concrete_fields)
    values = names.replace('"date"', "'2031-06-30'").replace('"first_date"', "'2031-06-30'")
    refuses(
        sql,
        f"INSERT OR REPLACE INTO programmes_milestone ({names}) SELECT {values} FROM programmes_milestone",
    )


def test_a_milestone_does_not_come_already_moved(opening):
    moved = Milestone(label="x", date=date(2031, 6, 30), precision="mois")
    moved.project, moved.call = opening.project, opening.call
    moved.first_date, moved.first_precision = date(2030, 6, 30), "mois"
    refuses(Milestone.objects.bulk_create, [moved])


def test_a_public_milestone_is_deleted_by_no_way(opening):
    refuses(Milestone.objects.filter(pk=opening.pk)._raw_delete, "default")
    type(opening.owner).objects.update(publish_at=None)
    refuses(Milestone.objects.filter(pk=opening.pk)._raw_delete, "default")
    refuses(Milestone.objects.update, announced_at=None)


def test_nor_is_its_owner_withdrawn_or_not(opening):
    for moment in (opening.owner.publish_at, None):
        type(opening.owner).objects.update(publish_at=moment)
        with pytest.raises(ProtectedError):
            type(opening.owner).objects.get().delete()
    assert Milestone.objects.get().announced_at


def test_the_log_is_neither_rewritten_nor_shortened_nor_invented(opening):
    Milestone.objects.update(date=date(2031, 6, 30), reason_fr="Intempéries.")
    changes = MilestoneChange.objects.all()
    refuses(changes.update, reason_fr="Autre chose.")
    refuses(changes.update, to_date=date(2030, 6, 30))
    refuses(changes._raw_delete, "default")
    refuses(changes.create, milestone=opening, what="date", reason_fr="Inventé.", moved_at=timezone.now())
    refuses(changes.create, milestone=opening, what="date", reason_fr="Intempéries.", moved_at=timezone.now())
    changes.update(reason_en="Bad weather.")


def test_what_was_never_public_is_free_to_go(make_owner):
    draft = make_milestone(make_owner("Brouillon", publish_at=None))
    Milestone.objects.update(date=date(2031, 6, 30), reason_fr="Intempéries.")
    draft.delete()
    assert not MilestoneChange.objects.exists()


def test_examples_can_be_taken_away_and_the_guards_come_back(opening):
    with promise_guards.lifted():
        Milestone.objects.all()._raw_delete("default")
    other = make_milestone(opening.owner)
    refuses(Milestone.objects.filter(pk=other.pk).update, date=date(2031, 6, 30))


def triggers():
    """Those of the database, by name."""
    asked = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
    }
    with connection.cursor() as cursor:
        cursor.execute(asked[connection.vendor])
        return sorted(name for (name,) in cursor.fetchall() if name.startswith(("guard_", "log_")))


def test_they_leave_before_a_migration_and_are_there_after_it():
    ours = sorted(name for name, table in promise_guards.names(connection.vendor))
    during, programmes = [], apps.get_app_config("programmes")

    def look(**kwargs):
        during.append(triggers())

    assert triggers() == ours
    pre_migrate.connect(look, sender=programmes)  # after our own, which was connected first
    try:
        call_command("migrate", verbosity=0)
    finally:
        pre_migrate.disconnect(look, sender=programmes)
    assert during == [[]]
    assert triggers() == ours
