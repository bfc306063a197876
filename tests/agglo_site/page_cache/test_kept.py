"""What Django drew once is given to every visitor, within a bounded memory; what is not for all is never kept."""

import pytest

from agglo_site.freshness import Freshness
from agglo_site.page_cache import PageCache
from pages.models import Redirect
from tests.agglo_site.wsgi import call, held

pytestmark = pytest.mark.django_db


def test_the_second_visitor_gets_the_page_of_the_first(cache):
    first, second = call(cache), call(cache)
    assert first == second
    assert cache.application.asked == 1


def test_a_cached_page_costs_no_query_within_the_second(home, django_behind, django_assert_num_queries):
    cache = PageCache(django_behind, freshness=Freshness(interval=60))
    call(cache)
    with django_assert_num_queries(0):
        call(cache)


def test_a_second_later_it_costs_one(cache, django_assert_num_queries):
    call(cache)
    with django_assert_num_queries(1):
        call(cache)


def test_the_database_is_asked_once_a_second(home, django_behind, monkeypatch, django_assert_num_queries):
    clock = [100.0]
    monkeypatch.setattr("time.monotonic", lambda: clock[0])
    cache = PageCache(django_behind)
    call(cache)
    clock[0] += 0.9
    with django_assert_num_queries(0):
        call(cache)
    clock[0] += 0.2
    with django_assert_num_queries(1):
        call(cache)


@pytest.mark.parametrize(
    "path, headers",
    [
        ("/?page=2", {}),
        ("/en/", {}),
        ("/", {"host": "127.0.0.1"}),
    ],
)
def test_another_address_is_another_page(cache, path, headers):
    call(cache)
    assert not held(cache, path, **headers)


@pytest.mark.parametrize(
    "path", ["/n-existe-pas/", "/admin/", "/admin/login/", "/static/css/site.css", "/media/x.jpg"]
)
def test_what_is_no_public_page_is_not_kept(cache, path):
    call(cache, path)
    assert not held(cache, path)


def test_a_redirect_and_a_page_that_is_gone_are_kept(cache):
    Redirect.objects.create(old_path="/avant/", target="/")
    Redirect.objects.create(old_path="/parti/", target="")
    assert [call(cache, path).status for path in ("/avant/", "/parti/")] == [301, 410]
    assert held(cache, "/avant/") and held(cache, "/parti/")


def test_a_form_sent_goes_to_django(cache):
    call(cache)
    assert not held(cache, method="POST")


def test_staff_pass_through_and_their_pages_are_private(cache):
    call(cache)
    assert not held(cache, cookie="sessionid=abc")
    assert call(cache, cookie="sessionid=abc").headers["cache-control"] == "private, no-store"


def test_what_staff_see_is_not_shown_to_visitors(cache):
    call(cache, cookie="sessionid=abc")
    assert not held(cache)


def test_an_answer_with_a_cookie_is_not_kept(home):
    def application(environ, start_response):
        start_response("200 OK", [("Set-Cookie", "a=b")])
        return [b"mine"]

    application.asked = 0
    cache = PageCache(application, freshness=Freshness(interval=0))
    assert call(cache).headers["set-cookie"] == "a=b"
    assert not cache.pages.held


def test_an_unknown_host_is_refused_by_django(cache):
    assert call(cache, host="evil.example").status == 400


def test_memory_is_bounded_in_bytes(home, django_behind):
    cache = PageCache(django_behind, max_bytes=30_000, freshness=Freshness(interval=60))
    for number in range(50):
        call(cache, f"/?n={number}")
    assert 0 < cache.pages.size <= 30_000
    assert cache.pages.size == sum(page.size for page in cache.pages.held.values())


def test_memory_is_bounded_in_pages_and_the_oldest_leaves_first(home, django_behind):
    cache = PageCache(django_behind, max_pages=2, freshness=Freshness(interval=60))
    for path in ("/?n=1", "/?n=2", "/?n=1", "/?n=3"):
        call(cache, path)
    assert held(cache, "/?n=1") and not held(cache, "/?n=2")


def test_an_address_made_too_long_is_not_kept(cache):
    call(cache, "/?n=" + "x" * 1_000)
    assert not cache.pages.held


@pytest.mark.parametrize("path", ["/été/", "/projets/😀/"])
def test_an_address_with_accents_reaches_django_as_it_came(cache, path):
    Redirect.objects.create(old_path=path, target="/contact/")
    assert call(cache, path).headers["location"] == "/contact/"
