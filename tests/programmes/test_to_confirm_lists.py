"""Past its day, what is published sinks in lists and says « À confirmer » there, at the second."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pages.tree.models.blocks import FigureBlock
from programmes.blocks.models.blocks import ProgrammeFactsBlock
from programmes.models import Project
from tests.make import (
    make_block,
    make_call,
    make_event,
    make_news,
    make_page,
    make_partner,
    make_programme,
    make_project,
)
from tests.programmes.to_confirm import CLOCK, CONTACT, DAY, DOUBTFUL, LONG_AGO, SECOND, WORDS, T, at, read

pytestmark = pytest.mark.django_db


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
    project.figures.create(figure="111", label="logements", source="X", review_date=DAY, position=1)
    project.figures.create(figure="222", label="arbres", source="X", position=2)
    page = read(client, "/projets/lilas/", moment)
    assert order(page, "111", "222") == (["222", "111"] if is_past else ["111", "222"])
    assert (WORDS in page) is is_past


@CLOCK
def test_a_key_figure_says_so_and_comes_last(client, moment, is_past):
    page = make_page("Vivre", publish_at=LONG_AGO, **CONTACT)
    make_block(FigureBlock, page, 1, figure="111", label="logements", review_date=DAY)
    make_block(FigureBlock, page, 2, figure="222", label="arbres")
    text = read(client, "/vivre/", moment)
    assert order(text, "111", "222") == (["222", "111"] if is_past else ["111", "222"])
    assert (WORDS in text) is is_past


@CLOCK
def test_a_programme_says_so_where_its_facts_are(client, moment, is_past):
    programme = make_programme(review_date=DAY)
    make_block(ProgrammeFactsBlock, make_page("Vivre", publish_at=LONG_AGO), programme=programme)
    assert (WORDS in read(client, "/vivre/", moment)) is is_past


@CLOCK
def test_a_programme_sinks_on_the_page_of_its_partner(client, moment, is_past):
    partner = make_partner()
    for name, fields in (("Aaa", {"review_date": DAY}), ("Bbb", {})):
        make_programme(name, **fields).partners.add(partner)
    page = read(client, partner.get_absolute_url(), moment)
    assert order(page, "Aaa", "Bbb") == (["Bbb", "Aaa"] if is_past else ["Aaa", "Bbb"])


def test_marked_rows_cost_no_query(client, django_assert_num_queries):
    for number in range(5):
        make_project(f"P {number}", publish_at=LONG_AGO)
    with at(T), CaptureQueriesContext(connection) as before:
        client.get("/projets/")
    Project.objects.update(review_date=DAY)
    with at(T), django_assert_num_queries(len(before)):
        client.get("/projets/")
