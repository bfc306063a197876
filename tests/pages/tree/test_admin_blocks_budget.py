"""The form of a page with a hundred blocks opens in few queries."""

from itertools import cycle, islice

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pages.tree.models.blocks import DownloadBlock, LinkCardBlock, PictureBlock, TextBlock
from programmes.blocks.models.blocks import ProgrammeFactsBlock
from tests.make import make_block, make_document, make_page, make_picture, make_programme
from tests.pages.staff.admin_forms import filled


@pytest.fixture(scope="module")
def page(kept):
    page = make_page("Habiter")
    picture, document, programme = make_picture(), make_document(), make_programme(page=page)
    chosen = {
        TextBlock: {"body": "<p>Texte</p>"},
        PictureBlock: {"picture": picture},
        LinkCardBlock: {"title": "Carte", "page": page, "picture": picture},
        DownloadBlock: {"document": document},
        ProgrammeFactsBlock: {"programme": programme},
    }
    for number, (kind, fields) in enumerate(islice(cycle(chosen.items()), 100)):
        make_block(kind, page, number, **fields)
    return page


@pytest.fixture(scope="module")
def drawings(staff, page):
    """[(form, number of queries that it cost)]: drawn the first time, which makes its first version, then once more."""

    def drawn():
        with CaptureQueriesContext(connection) as queries:
            return staff.get(f"/admin/pages/page/{page.pk}/change/"), queries

    return [(form, len(queries)) for form, queries in (drawn(), drawn())]


@pytest.fixture(scope="module")
def form(drawings):
    return drawings[0][0]


def test_a_hundred_blocks_open_in_few_queries(drawings, form):
    shown = sum(len(inline.formset.initial_forms) for inline in form.context["inline_admin_formsets"])
    assert (shown, drawings[0][1] <= 40) == (100, True)


def test_what_a_block_has_chosen_is_named(form):
    html = form.content.decode()
    assert html.count(">Habiter (/habiter/)</option>") == 20
    assert html.count(">Cour de brique</option>") == 40


def test_a_chosen_picture_is_seen(form):
    assert form.content.decode().count('data-preview="/media/') == 40


def test_the_blocks_cost_one_query_a_table(drawings):
    assert drawings[1][1] <= 26


def test_a_draft_over_them_stays_within_the_budget(staff, page, form, django_assert_max_num_queries):
    address = f"/admin/pages/page/{page.pk}/change/"
    changes = {"title_fr": "Loger", "text-0-body_fr": "<p>Autre</p>", "text-1-DELETE": "on", "_draft": "1"}
    assert staff.post(address, filled(form) | changes).status_code == 302
    with django_assert_max_num_queries(40):
        assert 'value="Loger"' in staff.get(address).content.decode()
