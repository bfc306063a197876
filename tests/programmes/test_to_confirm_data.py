"""Past its day, what is published says so to programs, at the second: open data, feeds, calendars, page cache."""

import json
from datetime import date, timedelta

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.utils import timezone

from agglo_site.freshness import Freshness, next_change
from agglo_site.page_cache import PageCache
from programmes.models import News, Project
from tests.agglo_site.wsgi import call
from tests.make import make_news, make_page, make_project
from tests.programmes.to_confirm import (
    CLOCK,
    DOUBTFUL,
    EACH,
    LONG_AGO,
    SECOND,
    WORDS,
    T,
    at,
    doubtful_call,
    doubtful_event,
    read,
)

pytestmark = pytest.mark.django_db

DATASETS = {
    "projets": lambda: make_project("Lilas", **DOUBTFUL),
    "agenda": doubtful_event,
    "appels-a-projets": doubtful_call,
}


@pytest.mark.parametrize(("slug", "make"), DATASETS.items(), ids=DATASETS.keys())
@CLOCK
def test_open_data_says_so(client, slug, make, moment, is_past):
    make()
    (row,) = json.loads(read(client, f"/donnees/{slug}.json", moment))["donnees"]
    assert (row["vrai_jusqu_au"], row["a_confirmer"]) == ("2026-03-31", is_past)
    heading, line = read(client, f"/donnees/{slug}.csv", moment).strip().split("\r\n")
    cells = dict(zip(heading.split(","), line.split(","), strict=True))
    assert cells["a_confirmer"] == ("oui" if is_past else "non")


@CLOCK
def test_the_feed_says_so_and_keeps_the_order_of_dates(client, moment, is_past):
    make_news("Aaa", summary="Un.", **DOUBTFUL | {"publish_at": LONG_AGO + SECOND})
    make_news("Bbb", publish_at=LONG_AGO)
    feed = read(client, "/actualites.atom", moment)
    assert ("À confirmer. Un." in feed) is is_past
    assert sorted(["Aaa", "Bbb"], key=feed.index) == ["Aaa", "Bbb"]


@pytest.mark.parametrize(
    "rule", [{}, {"repeat": "jour", "repeat_until": date(2026, 4, 12)}], ids=["once", "daily"]
)
@CLOCK
def test_calendars_say_that_it_is_tentative(client, rule, moment, is_past):
    doubtful_event(**rule)
    calendar = read(client, "/agenda.ics", moment)
    assert ("STATUS:TENTATIVE" in calendar, "STATUS:CONFIRMED" in calendar) == (is_past, not is_past)


@EACH
@CLOCK
def test_it_stays_in_the_list_for_search_engines(client, make, moment, is_past):
    path = make().get_absolute_url()
    assert f"http://testserver{path}</loc>" in read(client, "/sitemap.xml", moment)


@EACH
def test_its_short_address_still_leads_to_it(client, make):
    found = make()
    with at(T):
        assert client.get(found.get_short_url()).url == found.get_absolute_url()


def test_the_page_cache_knows_the_moment():
    make_page("Habiter", **DOUBTFUL)
    with at(T - timedelta(hours=3)):
        assert next_change() == T


@CLOCK
def test_a_kept_page_is_given_until_that_second(monkeypatch, moment, is_past):
    monkeypatch.setattr("agglo_site.freshness.close_old_connections", lambda: None)
    make_page("Habiter", **DOUBTFUL)
    cache = PageCache(WSGIHandler(), max_bytes=10_000_000, freshness=Freshness(interval=0))
    monkeypatch.setattr(timezone, "now", lambda: T - timedelta(hours=1))
    assert WORDS not in call(cache, "/habiter/").body.decode()
    monkeypatch.setattr(timezone, "now", lambda: moment)
    assert (WORDS in call(cache, "/habiter/").body.decode()) is is_past


@CLOCK
def test_the_rule_of_one_object_is_the_rule_of_the_queries(moment, is_past):
    project = make_project("Lilas", **DOUBTFUL)
    with at(moment):
        assert project.is_to_confirm is is_past
        assert list(Project.objects.to_confirm()) == ([project] if is_past else [])
        assert list(Project.objects.up_to_date()) == ([] if is_past else [project])


def test_without_a_day_it_is_sure_for_ever():
    make_news("Nouvelle", publish_at=LONG_AGO)
    with at(T + timedelta(days=9_000)):
        assert News.objects.up_to_date().count() == 1
