"""Past its day, what is published says « À confirmer », leaves the home page, sinks in lists: on every door, at the second."""

import json
from datetime import date, datetime, timedelta
from unittest.mock import patch
from zoneinfo import ZoneInfo

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from agglo_site.freshness import Freshness, next_change
from agglo_site.page_cache import PageCache
from pages.models import SiteSettings
from pages.models.blocks import FigureBlock, LinkCardBlock
from programmes.models import News, Project
from programmes.models.blocks import (
    CallListBlock,
    EventListBlock,
    MilestoneListBlock,
    NewsListBlock,
    ProgrammeFactsBlock,
    ProjectListBlock,
)
from tests.make import (
    make_block,
    make_call,
    make_event,
    make_home,
    make_milestone,
    make_news,
    make_page,
    make_partner,
    make_programme,
    make_project,
)
from tests.wsgi import call

pytestmark = pytest.mark.django_db

DAY = date(2026, 3, 31)  # the last day on which it is sure; the clocks have just changed
T = datetime(2026, 4, 1, tzinfo=ZoneInfo("Europe/Paris"))
SECOND = timedelta(seconds=1)
LONG_AGO = T - timedelta(days=30)
CLOCK = pytest.mark.parametrize(
    ("moment", "is_past"),
    [(T - SECOND, False), (T, True), (T + SECOND, True)],
    ids=["T-1s", "T", "T+1s"],
)
CONTACT = {"contact_name": "Maison des habitants", "contact_phone": "03 21 00 00 01"}
DOUBTFUL = {"true_until": DAY, "publish_at": LONG_AGO, **CONTACT}
WORDS = "À confirmer"


def at(moment):
    return patch("django.utils.timezone.now", return_value=moment)


def read(client, path, moment):
    with at(moment):
        response = client.get(path)
        body = b"".join(response.streaming_content) if response.streaming else response.content
    assert response.status_code == 200
    return body.decode()


def doubtful_event(**fields):
    return make_event("Atelier", T + timedelta(days=9), **DOUBTFUL, **fields)


def doubtful_call(**fields):
    return make_call("Appel", opens_at=LONG_AGO, closes_at=T + timedelta(days=9), **DOUBTFUL, **fields)


MAKERS = {
    "page": lambda: make_page("Habiter", **DOUBTFUL),
    "home": lambda: make_home(**DOUBTFUL),
    "project": lambda: make_project("Lilas", **DOUBTFUL),
    "event": doubtful_event,
    "news": lambda: make_news("Nouvelle", **DOUBTFUL),
    "call": doubtful_call,
}
EACH = pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS.keys())


@EACH
@CLOCK
def test_its_page_says_so_with_the_contact(client, make, moment, is_past):
    page = read(client, make().get_absolute_url(), moment)
    assert ("Ces informations étaient sûres jusqu’au 31 mars 2026" in page) is is_past
    assert ("À qui demander" in page) is is_past
    assert not is_past or "03 21 00 00 01" in page.partition("À qui demander")[2]


def test_without_a_contact_of_its_own_it_gives_that_of_the_site(client):
    SiteSettings.objects.create(phone="03 21 99 99 99")
    make_page("Habiter", true_until=DAY, publish_at=LONG_AGO)
    assert "03 21 99 99 99" in read(client, "/habiter/", T).partition("À qui demander")[2]


def test_english_says_it_too(client):
    make_page("Habiter", title_en="Living", **DOUBTFUL)
    assert "To be confirmed" in read(client, "/en/habiter/", T)


def on_home(client, kind, moment, **fields):
    home = make_home(publish_at=LONG_AGO)
    make_block(kind, home, **{"title": "Les derniers", **fields})
    return read(client, "/", moment)


LISTED = {
    "projects": (ProjectListBlock, lambda: make_project("Objet du bloc", **DOUBTFUL)),
    "events": (EventListBlock, lambda: make_event("Objet du bloc", T + timedelta(days=9), **DOUBTFUL)),
    "calls": (CallListBlock, lambda: make_call("Objet du bloc", opens_at=LONG_AGO, **DOUBTFUL)),
    "news": (NewsListBlock, lambda: make_news("Objet du bloc", **DOUBTFUL)),
    "promises": (
        MilestoneListBlock,
        lambda: make_milestone(make_project("Lilas", **DOUBTFUL), "Objet du bloc"),
    ),
    "promises of calls": (MilestoneListBlock, lambda: make_milestone(doubtful_call(), "Objet du bloc")),
}


@pytest.mark.parametrize(("kind", "make"), LISTED.values(), ids=LISTED.keys())
@CLOCK
def test_it_leaves_the_blocks_of_the_home_page(client, kind, make, moment, is_past):
    with at(LONG_AGO):
        make()
    assert ("Objet du bloc" in on_home(client, kind, moment)) is not is_past


@pytest.mark.parametrize(("kind", "make"), LISTED.values(), ids=LISTED.keys())
def test_it_stays_in_the_blocks_of_other_pages(client, kind, make):
    with at(LONG_AGO):
        make()
    page = make_page("Vivre", publish_at=LONG_AGO)
    make_block(kind, page, title="Les derniers")
    assert "Objet du bloc" in read(client, "/vivre/", T)


@CLOCK
def test_it_leaves_the_list_of_its_programme_on_the_home_page(client, moment, is_past):
    programme = make_programme()
    make_project("Lilas", programme=programme, **DOUBTFUL)
    assert ("Lilas" in on_home(client, ProjectListBlock, moment, programme=programme)) is not is_past


TARGETS = {
    "page chosen": lambda: {"page": make_page("Habiter", **DOUBTFUL)},
    "page typed": lambda: {"link": make_page("Habiter", **DOUBTFUL).get_path()},
    "project": lambda: {"link": make_project("Lilas", **DOUBTFUL).get_path()},
    "event": lambda: {"link": doubtful_event().get_path()},
    "news": lambda: {"link": make_news("Nouvelle", **DOUBTFUL).get_path()},
    "call": lambda: {"link": doubtful_call().get_path()},
}


@pytest.mark.parametrize("target", TARGETS.values(), ids=TARGETS.keys())
@CLOCK
def test_a_card_that_leads_to_it_leaves_the_home_page(client, target, moment, is_past):
    assert (
        "Une carte" in on_home(client, LinkCardBlock, moment, **target() | {"title": "Une carte"})
    ) is not is_past


def test_a_card_that_leads_to_what_is_sure_stays(client):
    make_project("Lilas", **DOUBTFUL)
    make_project("Roses", publish_at=LONG_AGO)
    assert "Une carte" in on_home(client, LinkCardBlock, T, title="Une carte", link="/projets/roses/")


@CLOCK
def test_a_card_on_another_page_stays(client, moment, is_past):
    target = make_page("Habiter", **DOUBTFUL)
    make_block(LinkCardBlock, make_page("Vivre", publish_at=LONG_AGO), title="Une carte", page=target)
    assert "Une carte" in read(client, "/vivre/", moment)


def order(page, *names):
    """The names, in the order in which the page says them in its content."""
    page = page[page.index("<main") :]
    return sorted(names, key=page.index)


LISTS = {
    "projects": ("/projets/", lambda name, **fields: make_project(name, **fields)),
    "news": ("/actualites/", lambda name, **fields: make_news(name, **fields)),
    "agenda": ("/agenda/", lambda name, **fields: make_event(name, T + timedelta(days=len(name)), **fields)),
    "calls": ("/appels-a-projets/", lambda name, **fields: make_call(name, opens_at=LONG_AGO, **fields)),
    "calls to come": ("/appels-a-projets/", lambda name, **fields: make_call(name, **fields)),
    "calls past": ("/appels-a-projets/", lambda name, **fields: make_call(name, closes_at=LONG_AGO, **fields)),
    "sitemap": ("/plan-du-site/", lambda name, **fields: make_page(name, **fields)),
}  # fmt: skip


@pytest.mark.parametrize(("path", "make"), LISTS.values(), ids=LISTS.keys())
@CLOCK
def test_it_sinks_to_the_end_of_lists_and_says_so_there(client, path, make, moment, is_past):
    make("Aaa", **DOUBTFUL | {"publish_at": LONG_AGO + SECOND})
    make("Bbbb", publish_at=LONG_AGO)
    page = read(client, path, moment)
    assert order(page, "Aaa", "Bbbb") == (["Bbbb", "Aaa"] if is_past else ["Aaa", "Bbbb"])
    assert (WORDS in page) is is_past


@CLOCK
def test_it_sinks_in_a_list_narrowed_to_a_commune(client, bethune, moment, is_past):
    make_project("Aaa", [bethune], **DOUBTFUL)
    make_project("Bbb", publish_at=LONG_AGO)
    page = read(client, "/projets/?commune=bethune", moment)
    assert order(page, "Aaa", "Bbb") == (["Bbb", "Aaa"] if is_past else ["Aaa", "Bbb"])


@CLOCK
def test_a_page_sinks_in_the_navigation_of_its_section(client, moment, is_past):
    top = make_page("Vivre", publish_at=LONG_AGO)
    make_page("Aaa", parent=top, position=1, **DOUBTFUL)
    make_page("Bbb", parent=top, position=2, publish_at=LONG_AGO)
    page = read(client, "/vivre/", moment)
    assert order(page, ">Aaa<", ">Bbb<") == ([">Bbb<", ">Aaa<"] if is_past else [">Aaa<", ">Bbb<"])


@CLOCK
def test_a_figure_of_a_project_says_so_and_comes_last(client, moment, is_past):
    project = make_project("Lilas", publish_at=LONG_AGO, **CONTACT)
    project.figures.create(figure="111", label="logements", source="X", true_until=DAY, position=1)
    project.figures.create(figure="222", label="arbres", source="X", position=2)
    page = read(client, "/projets/lilas/", moment)
    assert order(page, "111", "222") == (["222", "111"] if is_past else ["111", "222"])
    assert (WORDS in page) is is_past


@CLOCK
def test_a_key_figure_says_so_and_comes_last(client, moment, is_past):
    page = make_page("Vivre", publish_at=LONG_AGO, **CONTACT)
    make_block(FigureBlock, page, 1, figure="111", label="logements", true_until=DAY)
    make_block(FigureBlock, page, 2, figure="222", label="arbres")
    text = read(client, "/vivre/", moment)
    assert order(text, "111", "222") == (["222", "111"] if is_past else ["111", "222"])
    assert (WORDS in text) is is_past


@CLOCK
def test_a_key_figure_leaves_the_home_page(client, moment, is_past):
    figure = {"figure": "111", "label": "logements", "true_until": DAY, "title": ""}
    assert ("logements" in on_home(client, FigureBlock, moment, **figure)) is not is_past


@CLOCK
def test_a_programme_says_so_where_its_facts_are(client, moment, is_past):
    programme = make_programme(true_until=DAY)
    make_block(ProgrammeFactsBlock, make_page("Vivre", publish_at=LONG_AGO), programme=programme)
    assert (WORDS in read(client, "/vivre/", moment)) is is_past


@CLOCK
def test_a_programme_leaves_the_home_page(client, moment, is_past):
    programme = make_programme("ANRU", true_until=DAY)
    assert ("ANRU" in on_home(client, ProgrammeFactsBlock, moment, programme=programme)) is not is_past


@CLOCK
def test_a_programme_sinks_on_the_page_of_its_partner(client, moment, is_past):
    partner = make_partner()
    for name, fields in (("Aaa", {"true_until": DAY}), ("Bbb", {})):
        make_programme(name, **fields).partners.add(partner)
    page = read(client, partner.get_absolute_url(), moment)
    assert order(page, "Aaa", "Bbb") == (["Bbb", "Aaa"] if is_past else ["Aaa", "Bbb"])


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
        assert list(Project.objects.sure()) == ([] if is_past else [project])


def test_without_a_day_it_is_sure_for_ever():
    make_news("Nouvelle", publish_at=LONG_AGO)
    with at(T + timedelta(days=9_000)):
        assert News.objects.sure().count() == 1


def test_the_keeper_is_not_named_to_the_public(client, admin_user):
    make_page("Habiter", keeper=admin_user, **DOUBTFUL)
    assert admin_user.username not in read(client, "/habiter/", T)


def test_marked_rows_cost_no_query(client, django_assert_num_queries):
    for number in range(5):
        make_project(f"P {number}", publish_at=LONG_AGO)
    with at(T), CaptureQueriesContext(connection) as before:
        client.get("/projets/")
    Project.objects.update(true_until=DAY)
    with at(T), django_assert_num_queries(len(before)):
        client.get("/projets/")
