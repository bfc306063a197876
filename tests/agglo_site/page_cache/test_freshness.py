"""A kept page is given for as long as it is true, and not a moment longer; a database that is away does not matter."""

from datetime import timedelta

import pytest
from django.db import OperationalError, transaction
from django.utils import timezone

from agglo_site.freshness import Freshness
from agglo_site.page_cache import PageCache
from pages.models import Banner, CacheVersion
from tests.agglo_site.wsgi import call, held
from tests.make import make_commune, make_page, make_project

pytestmark = pytest.mark.django_db
NOON = timezone.now().replace(hour=12, minute=0, second=0, microsecond=0)


def test_a_save_is_seen(cache, home):
    call(cache)
    home.title = "Bienvenue"
    home.save()
    assert "Bienvenue" in call(cache).body.decode()


def test_a_form_of_the_admin_is_seen(cache, admin_client):
    banner = Banner.objects.create(text="Piscine fermée")
    call(cache)
    url = f"/admin/pages/banner/{banner.pk}/change/"
    initial = admin_client.get(url).context["adminform"].form.initial
    data = {name: value for name, value in initial.items() if value is not None}
    start = {"start_0": "2024-01-01", "start_1": "08:00"}
    assert admin_client.post(url, data | start | {"text_fr": "Piscine rouverte"}).status_code == 302
    assert "Piscine rouverte" in call(cache).body.decode()


def test_a_deletion_is_seen(cache):
    page = make_page("Ancienne")
    call(cache, "/ancienne/")
    page.delete()
    assert call(cache, "/ancienne/").status == 410


def test_a_deletion_of_many_is_seen(cache):
    Banner.objects.create(text="Route barrée")
    call(cache)
    Banner.objects.all().delete()
    assert "Route barrée" not in call(cache).body.decode()


def test_a_line_between_two_tables_is_seen(cache):
    project, commune = make_project("Cité des Lilas"), make_commune("Béthune", "62119")
    call(cache, "/projets/")
    project.communes.add(commune)
    assert not held(cache, "/projets/")


def test_a_branch_that_moves_is_seen(cache):
    top = make_page("Avant")
    make_page("Fiche", parent=top)
    call(cache, "/avant/fiche/")
    top.slug = "apres"
    top.save()
    assert call(cache, "/avant/fiche/").headers["location"] == "/apres/fiche/"
    assert call(cache, "/apres/fiche/").status == 200


def test_who_signs_in_changes_no_page(cache, admin_client):
    call(cache)
    admin_client.logout()
    assert held(cache)


def test_a_change_that_is_undone_moves_nothing(cache, home):
    number = CacheVersion.current()
    with transaction.atomic():
        home.save()
        transaction.set_rollback(True)
    assert CacheVersion.current() == number


def test_a_page_drawn_while_something_changes_is_not_kept(cache, home):
    """Read before the change, drawn after: it would stay old for ever."""
    django = cache.application.django

    def slow(environ, start_response):
        response = django(environ, start_response)
        make_page("Entre-temps")
        cache.freshness.current()
        return response

    cache.application.django = slow
    call(cache)
    cache.application.django = django
    assert not held(cache)


@pytest.mark.parametrize(
    "seconds, shown", [(-1, False), (0, True), (1, True), (3599, True), (3600, False), (3601, False)]
)
def test_a_banner_comes_and_goes_at_its_second(home, django_behind, at, seconds, shown):
    cache = PageCache(django_behind, freshness=Freshness(interval=10_000))
    Banner.objects.create(text="Travaux", start=NOON, end=NOON + timedelta(hours=1))
    for moment in (NOON - timedelta(seconds=2), NOON + timedelta(seconds=seconds)):
        at(moment)
        answer = call(cache)
    assert ("Travaux" in answer.body.decode()) == shown


def test_a_publication_expires_at_its_second(home, django_behind, at):
    cache = PageCache(django_behind, freshness=Freshness(interval=10_000))
    make_page("Enquête", expire_at=NOON)
    answers = []
    for seconds in (-1, 0):
        at(NOON + timedelta(seconds=seconds))
        answers.append(call(cache, "/enquete/").status)
    assert answers == [200, 410]


def test_a_new_day_draws_pages_again(home, django_behind, at):
    """What ended last year is said to be over on 1 January."""
    cache = PageCache(django_behind, freshness=Freshness(interval=10_000))
    at(NOON)
    call(cache)
    at(NOON + timedelta(days=1))
    assert not held(cache)


# When things go wrong


@pytest.fixture
def database_away(monkeypatch):
    def leave():
        def away():
            raise OperationalError("connection refused")

        monkeypatch.setattr(CacheVersion, "current", away)

    return leave


def test_what_is_held_is_served_while_the_database_is_away(cache, database_away):
    page = call(cache)
    database_away()
    assert call(cache) == page
    assert cache.application.asked == 1


def test_a_page_whose_date_has_come_is_not_shown_even_then(home, django_behind, at, database_away):
    cache = PageCache(django_behind, freshness=Freshness(interval=0))
    make_page("Enquête", expire_at=NOON)
    at(NOON - timedelta(seconds=1))
    call(cache, "/enquete/")
    database_away()
    at(NOON)
    assert call(cache, "/enquete/").status == 410
