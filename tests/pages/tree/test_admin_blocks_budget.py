"""The form of a page with a hundred blocks opens in few queries."""

from itertools import cycle, islice

import pytest

from pages.tree.models.blocks import DownloadBlock, LinkCardBlock, PictureBlock, TextBlock
from programmes.blocks.models.blocks import ProgrammeFactsBlock
from tests.make import make_block, make_document, make_page, make_picture, make_programme
from tests.pages.staff.admin_forms import filled

pytestmark = pytest.mark.django_db


@pytest.fixture
def page():
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


def test_a_hundred_blocks_open_in_few_queries(admin_client, page, django_assert_max_num_queries):
    with django_assert_max_num_queries(40):
        response = admin_client.get(f"/admin/pages/page/{page.pk}/change/")
    shown = sum(len(inline.formset.initial_forms) for inline in response.context["inline_admin_formsets"])
    assert shown == 100


def test_what_a_block_has_chosen_is_named(admin_client, page):
    html = admin_client.get(f"/admin/pages/page/{page.pk}/change/").content.decode()
    assert html.count(">Habiter (/habiter/)</option>") == 20
    assert html.count(">Cour de brique</option>") == 40


def test_a_chosen_picture_is_seen(admin_client, page):
    html = admin_client.get(f"/admin/pages/page/{page.pk}/change/").content.decode()
    assert html.count('data-preview="/media/') == 40


def test_the_blocks_cost_one_query_a_table(admin_client, page, django_assert_max_num_queries):
    """Once its first opening has made its first version."""
    admin_client.get(f"/admin/pages/page/{page.pk}/change/")
    with django_assert_max_num_queries(26):
        admin_client.get(f"/admin/pages/page/{page.pk}/change/")


def test_a_draft_over_them_stays_within_the_budget(admin_client, page, django_assert_max_num_queries):
    data = filled(admin_client.get(f"/admin/pages/page/{page.pk}/change/"))
    data |= {"title_fr": "Loger", "text-0-body_fr": "<p>Autre</p>", "text-1-DELETE": "on"}
    admin_client.post(f"/admin/pages/page/{page.pk}/change/", data | {"_draft": "1"})
    with django_assert_max_num_queries(40):
        admin_client.get(f"/admin/pages/page/{page.pk}/change/")
