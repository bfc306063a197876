"""What is deleted goes to the trash whole, comes back as it was, and leaves it for good after the delay only."""

from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db.models import ProtectedError
from django.utils import timezone

from pages.editorial.restoring import restore
from pages.models import Page, Redirect, Revision, TrashedObject
from programmes.models import Programme, Project
from tests.make import (
    make_call,
    make_event,
    make_milestone,
    make_news,
    make_page,
    make_picture,
    make_programme,
    make_project,
    make_text,
    paris,
)

pytestmark = pytest.mark.django_db
MONTH = timedelta(days=30)
SECOND = timedelta(seconds=1)


@pytest.fixture
def at(monkeypatch):
    return lambda moment: monkeypatch.setattr(timezone, "now", lambda: moment)


@pytest.fixture
def branch(db):
    top = make_page("Habiter")
    below = make_page("Rénover", parent=top)
    make_page("Aides", parent=below)
    return top


def trashed(name="Habiter"):
    return TrashedObject.objects.get(object_name=name)


@pytest.mark.parametrize("make", [make_page, make_project, make_news, make_event, make_call, make_programme])
def test_each_kind_comes_back_as_it_was(make):
    more = {"start": paris(2100, 5, 4, 9)} if make is make_event else {}
    made = make("Habiter", **more)
    before = type(made).objects.filter(pk=made.pk).values().get()
    made.delete()
    restore(trashed(), public=True)
    after = type(made).objects.filter(pk=before["id"]).values().get()
    assert {name for name in before if before[name] != after[name]} <= {"updated_at", "publish_at"}


def test_its_blocks_come_back_with_it():
    page = make_page("Habiter")
    text = make_text(page, body="<p>Un texte.</p>")
    key = text.pk
    page.delete()
    [back], _lost = restore(trashed())
    assert back.pages_block_set.get().pk == key


def test_its_links_to_others_come_back(bethune):
    make_project("Lilas", [bethune]).delete()
    restore(trashed("Lilas"))
    assert list(Project.objects.get().communes.all()) == [bethune]


def test_its_short_address_is_the_same():
    code = make_page("Habiter").code
    Page.objects.get().delete()
    restore(trashed())
    assert Page.objects.get().code == code


def test_it_comes_back_as_a_draft(client):
    make_page("Habiter").delete()
    restore(trashed())
    assert Page.objects.get().publish_at is None
    assert client.get("/habiter/").status_code == 404


def test_meanwhile_its_address_says_that_it_is_gone(client):
    make_page("Habiter").delete()
    assert client.get("/habiter/").status_code == 410


def test_shown_again_it_answers_at_its_addresses(client):
    page = make_page("Habiter")
    page.delete()
    restore(trashed(), public=True)
    assert client.get("/habiter/").status_code == 200
    assert client.get(page.get_short_url()).headers["Location"] == "/habiter/"


def test_its_old_addresses_lead_to_it_again(client):
    page = make_page("Loger")
    page.slug = "habiter"
    page.save()
    page.delete()
    assert client.get("/loger/").status_code == 410
    restore(trashed("Loger"), public=True)
    assert client.get("/loger/").headers["Location"] == "/habiter/"


def test_its_history_is_still_there():
    page = make_page("Habiter")
    Revision.objects.found(page)
    key = page.pk
    page.delete()
    restore(trashed())
    assert [each.number for each in Revision.objects.of(Page.objects.get(pk=key))] == [1, 2]


def test_a_version_that_was_scheduled_is_a_draft_again():
    page = make_page("Habiter")
    base = Revision.objects.found(page)
    Revision.objects.add(page, base.snapshot, Revision.Status.SCHEDULED, base=base, apply_at=timezone.now())
    page.delete()
    assert Revision.objects.last().status == Revision.Status.DRAFT


def test_a_branch_is_one_batch(branch):
    branch.delete()
    assert TrashedObject.objects.count() == 3
    assert TrashedObject.objects.values("batch").distinct().count() == 1


def test_a_branch_comes_back_whole(branch):
    branch.delete()
    back, _lost = restore(trashed(), branch=True)
    assert [page.path for page in back] == ["/habiter/", "/habiter/renover/", "/habiter/renover/aides/"]


def test_or_its_top_alone(branch):
    branch.delete()
    restore(trashed())
    assert Page.objects.get().path == "/habiter/"
    assert TrashedObject.objects.waiting().count() == 2


def test_a_page_waits_for_the_one_above_it(branch):
    branch.delete()
    with pytest.raises(ValidationError, match="sortez d’abord celle-là"):
        restore(trashed("Aides"))


def test_a_page_below_comes_back_under_the_one_that_moved(client, branch):
    Page.objects.get(slug="renover").delete()
    branch.slug = "loger"
    branch.save()
    restore(trashed("Rénover"), public=True)
    assert client.get("/habiter/renover/").headers["Location"] == "/loger/renover/"


def test_an_address_taken_meanwhile_is_told_and_nothing_comes_back():
    make_page("Habiter").delete()
    Redirect.objects.all().delete()
    make_page("Autre", slug="habiter")
    with pytest.raises(ValidationError, match="La page « Autre » a déjà cette adresse"):
        restore(trashed())
    assert Page.objects.count() == 1


def test_what_is_back_does_not_come_back_twice():
    make_page("Habiter").delete()
    restore(trashed())
    with pytest.raises(ValidationError, match="déjà sorti"):
        restore(trashed())


def test_what_it_cited_and_was_deleted_is_left_out_and_said():
    picture = make_picture()
    make_page("Habiter", picture=picture).delete()
    picture.delete()
    [back], lost = restore(trashed())
    assert back.picture is None and lost


def test_what_may_not_be_deleted_leaves_nothing_in_the_trash():
    project = make_project("Lilas")
    make_milestone(project)
    with pytest.raises(ProtectedError):
        project.delete()
    assert not TrashedObject.objects.exists()


def test_what_is_deleted_for_good_never_takes_the_key_of_another():
    key = make_page("Habiter").pk
    Page.objects.get().delete()
    assert make_page("Autre").pk != key


# For good


def empty(**options):
    said = StringIO()
    call_command("empty_trash", stdout=said, **options)
    return said.getvalue()


@pytest.mark.parametrize(("age", "left"), [(MONTH - SECOND, 1), (MONTH, 0), (MONTH + SECOND, 0)])
def test_it_stays_until_the_delay_has_passed(at, age, left):
    now = timezone.now()
    at(now)
    make_page("Habiter").delete()
    at(now + age)
    empty()
    assert TrashedObject.objects.count() == left


def test_the_delay_is_a_setting(at, settings):
    settings.TRASH_DAYS = 2
    make_page("Habiter").delete()
    at(timezone.now() + timedelta(days=2))
    assert "1 contenu supprimé depuis plus de 2 jours." in empty()


def test_the_model_itself_refuses_before():
    make_page("Habiter").delete()
    with pytest.raises(ValidationError, match="rien n’en sort plus tôt"):
        trashed().delete()


def test_so_does_a_deletion_of_many():
    make_page("Habiter").delete()
    with pytest.raises(ValidationError, match="rien n’en sort plus tôt"):
        TrashedObject.objects.all().delete()
    assert TrashedObject.objects.exists()


def test_its_versions_leave_with_it(at):
    page = make_page("Habiter")
    Revision.objects.found(page)
    page.delete()
    at(timezone.now() + MONTH)
    empty()
    assert not Revision.objects.exists()


def test_the_versions_of_what_came_back_stay(at):
    page = make_page("Habiter")
    Revision.objects.found(page)
    page.delete()
    restore(trashed())
    at(timezone.now() + MONTH)
    empty()
    assert Revision.objects.count() == 2


def test_a_trial_deletes_nothing(at):
    make_page("Habiter").delete()
    at(timezone.now() + MONTH)
    assert "Habiter /habiter/" in empty(dry_run=True)
    assert TrashedObject.objects.exists()


def test_the_trash_changes_no_public_page():
    assert not TrashedObject.CHANGES_PAGES


def test_its_key_is_that_of_its_kind():
    make_programme("ANRU").delete()
    assert trashed("ANRU").content_type == ContentType.objects.get_for_model(Programme)
