"""A version that is to replace a live page at a date: applied by whoever comes first after it, exactly once."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from agglo_site.freshness import Freshness
from agglo_site.page_cache import PageCache
from pages.editorial.due import apply_due
from pages.models import Page, Redirect, Revision
from pages.tree.models.blocks import TextBlock
from pages.versions.snapshots import take
from tests.agglo_site.page_cache.conftest import Counting
from tests.agglo_site.wsgi import call
from tests.make import make_page, make_picture, make_text
from tests.pages.editorial.threads import at_once  # noqa: F401 (a fixture)
from tests.pages.staff.admin_forms import filled
from tests.reading import texts

pytestmark = pytest.mark.django_db
T = timezone.now().replace(hour=12, minute=0, second=0, microsecond=0) + timedelta(days=3)
SECOND = timedelta(seconds=1)
Status = Revision.Status


@pytest.fixture
def at(monkeypatch):
    return lambda moment: monkeypatch.setattr(timezone, "now", lambda: moment)


@pytest.fixture
def page(db):
    page = make_page("Habiter")
    make_text(page, body="<p>Ancien texte.</p>")
    return page


def scheduled(page, moment=T, **fields):
    """A version of `page` with other `fields`, for `moment`."""
    live = take(page)
    base = Revision.objects.found(page, live)
    snapshot = live | {"fields": live["fields"] | fields}
    return Revision.objects.add(
        page, snapshot, Status.SCHEDULED, base=base, apply_at=moment, author_name="Lucie"
    )


def status(revision):
    revision.refresh_from_db()
    return revision.status


def published(page):
    return Revision.objects.of(page).filter(status=Status.PUBLISHED)


@pytest.mark.parametrize(("moment", "title"), [(T - SECOND, "Habiter"), (T, "Loger"), (T + SECOND, "Loger")])
def test_it_is_in_place_from_its_second_on(page, at, moment, title):
    scheduled(page, title_fr="Loger")
    at(moment)
    apply_due()
    assert Page.objects.get().title_fr == title


def test_it_is_recorded_as_a_publication_of_who_scheduled_it(page, at):
    revision = scheduled(page, title_fr="Loger")
    at(T)
    apply_due()
    assert status(revision) == Status.APPLIED
    assert published(page).get().author_name == "Lucie"


def test_it_is_applied_once(page, at):
    scheduled(page, title_fr="Loger")
    at(T)
    assert [len(apply_due()), len(apply_due())] == [1, 0]


def test_what_was_published_meanwhile_stays(page, at):
    scheduled(page, title_fr="Loger")
    page.summary_fr = "Un résumé."
    page.save()
    at(T)
    apply_due()
    page.refresh_from_db()
    assert (page.title_fr, page.summary_fr) == ("Loger", "Un résumé.")


def test_blocks_come_with_it(page, at):
    revision = scheduled(page)
    key = str(TextBlock.objects.get().pk)
    revision.snapshot["parts"]["pages.block"][key]["body_fr"] = "<p>Nouveau texte.</p>"
    revision.save()
    at(T)
    apply_due()
    assert TextBlock.objects.get().body_fr == "<p>Nouveau texte.</p>"


def test_dates_chosen_meanwhile_stay(page, at):
    scheduled(page, title_fr="Loger", expire_at=None)
    page.expire_at = T + timedelta(days=1)
    page.save()
    at(T)
    apply_due()
    assert Page.objects.get().expire_at == T + timedelta(days=1)


def test_a_draft_on_top_of_it_leaves_it(admin_client, news):
    revision = scheduled(news, title_fr="Loger")
    url = f"/admin/programmes/news/{news.pk}/change/"
    admin_client.post(url, filled(admin_client.get(url), summary_fr="Encore.") | {"_draft": "1"})
    assert status(revision) == Status.SCHEDULED


def test_two_come_in_the_order_of_their_dates(page, at):
    scheduled(page, T + SECOND, title_fr="Se loger")
    scheduled(page, T, title_fr="Loger")
    at(T + SECOND)
    apply_due()
    assert Page.objects.get().title_fr == "Se loger"


# When it cannot be


def test_an_address_taken_meanwhile_prevents_it_in_words(page, at):
    revision = scheduled(page, slug="loger")
    make_page("Loger")
    at(T)
    apply_due()
    assert status(revision) == Status.FAILED
    assert "La page « Loger » a déjà cette adresse." in revision.failure
    assert Page.objects.get(pk=page.pk).slug == "habiter"


def test_an_address_that_served_another_prevents_it(page, at):
    revision = scheduled(page, slug="loger")
    Redirect.objects.create(old_path="/loger/", target="/ailleurs/")
    at(T)
    apply_due()
    assert status(revision) == Status.FAILED and "a déjà servi" in revision.failure


def test_one_that_was_prevented_is_not_tried_again(page, at):
    scheduled(page, slug="loger")
    make_page("Loger")
    at(T)
    apply_due()
    assert apply_due() == []


def test_one_whose_page_was_deleted_says_so(page, at):
    revision = scheduled(page, title_fr="Loger")
    Page.objects.filter(pk=page.pk).delete()  # past the trash, which would take its date away
    at(T)
    apply_due()
    assert status(revision) == Status.FAILED and "supprimé" in revision.failure


def test_whatever_prevents_it_visitors_see_what_there_was(cache, page, at, monkeypatch):
    revision = scheduled(page, title_fr="Loger")

    def broken(*args, **kwargs):
        raise RuntimeError("a fault of ours")

    monkeypatch.setattr("pages.editorial.due.apply", broken)
    at(T)
    assert call(cache, "/habiter/").status == 200
    assert status(revision) == Status.FAILED and "Erreur imprévue" in revision.failure


def test_what_it_cited_and_was_deleted_is_left_out_and_said(page, at):
    picture = make_picture()
    scheduled(page, title_fr="Loger", picture=str(picture.pk))
    type(picture).objects.filter(pk=picture.pk)._raw_delete("default")
    at(T)
    apply_due()
    assert Page.objects.get().title_fr == "Loger"
    assert "a été supprimé entre-temps" in published(page).get().comment


# Without cron


@pytest.fixture
def cache(home, monkeypatch):
    monkeypatch.setattr("agglo_site.freshness.close_old_connections", lambda: None)
    return PageCache(Counting(), max_bytes=10_000_000, freshness=Freshness(interval=10_000))


@pytest.mark.parametrize(("moment", "title"), [(T - SECOND, "Habiter"), (T, "Loger"), (T + SECOND, "Loger")])
def test_the_first_visitor_after_its_time_already_sees_it(cache, page, at, moment, title):
    scheduled(page, title_fr="Loger")
    at(T - 2 * SECOND)
    call(cache, "/habiter/")
    at(moment)
    assert title in texts(call(cache, "/habiter/").body.decode().replace(' class="display"', ""), "h1")


def test_staff_see_it_too(cache, page, at):
    scheduled(page, title_fr="Loger")
    call(cache, "/habiter/")
    at(T)
    assert "Loger" in call(cache, "/habiter/", cookie="sessionid=x").body.decode()


def test_a_page_that_is_held_costs_no_query(cache, page, django_assert_num_queries):
    scheduled(page, title_fr="Loger")
    call(cache, "/habiter/")
    with django_assert_num_queries(0):
        call(cache, "/habiter/")


def test_nothing_due_is_one_question(page, django_assert_num_queries):
    scheduled(page, timezone.now() + timedelta(days=1))
    with django_assert_num_queries(1):
        apply_due()


def test_the_command_puts_in_place_and_counts(page, at):
    scheduled(page, title_fr="Loger")
    at(T)
    said = StringIO()
    call_command("apply_due", stdout=said)
    assert "1 version mise en place." in said.getvalue()


def test_the_command_says_what_was_prevented(page, at):
    scheduled(page, slug="loger")
    make_page("Loger")
    at(T)
    said, wrong = StringIO(), StringIO()
    call_command("apply_due", stdout=said, stderr=wrong)
    assert "0 version" in said.getvalue() and "a déjà cette adresse" in wrong.getvalue()


@pytest.mark.django_db(transaction=True)
def test_of_several_at_once_one_applies_it(at_once):  # noqa: F811
    page = make_page("Habiter")
    scheduled(page, timezone.now() - SECOND, title_fr="Loger")
    assert sorted(len(done) for done in at_once(apply_due)) == [0, 0, 0, 1]
    titles, versions = at_once(lambda: (Page.objects.get().title_fr, published(page).count()), times=1)[0]
    assert (titles, versions) == ("Loger", 1)


@pytest.mark.django_db(transaction=True)
def test_whoever_comes_second_waits_until_it_is_in_place(at_once):  # noqa: F811
    page = make_page("Habiter")
    scheduled(page, timezone.now() - SECOND, title_fr="Loger")
    seen = at_once(lambda: (apply_due(), Page.objects.get().title_fr)[1])
    assert set(seen) == {"Loger"}
