"""Blocks are copied from one region of a page to the other."""

import pytest

from pages.models import Block
from pages.tree.models.blocks import FigureBlock
from tests.make import make_block, make_page
from tests.pages.staff.admin_forms import filled

pytestmark = pytest.mark.django_db


def copy(client, page, value):
    address = f"/admin/pages/page/{page.pk}/change/"
    data = filled(client.get(address), _clone=[value], _clone_region="intro", _clone_ordering="10")
    return client.post(address, data, follow=True)


@pytest.fixture
def page(db):
    return make_page("Habiter")


def test_a_copy_keeps_its_kind_and_gets_a_key_of_its_own(admin_client, page):
    block = make_block(FigureBlock, page, figure="116", label="logements")
    copy(admin_client, page, f"pages.figureblock:{block.pk}")
    copied = Block.objects.get(region="intro")
    assert (type(copied), copied.figure) == (FigureBlock, "116")
    assert copied.pk != block.pk


@pytest.mark.parametrize(
    "value",
    [
        "auth.user:1",
        "pages.nothing:1",
        "nothing",
        "pages.figureblock:1",
        "pages.figureblock:00000000-0000-4000-8000-000000000000",
    ],
)
def test_what_is_not_a_block_of_the_page_is_not_copied(admin_client, page, value):
    response = copy(admin_client, page, value)
    assert response.status_code == 200
    assert "Un bloc à copier n’est plus dans cette page" in response.content.decode()
    assert not Block.objects.exists()


def test_a_block_of_another_page_is_not_copied(admin_client, page):
    block = make_block(FigureBlock, make_page("Ailleurs"), figure="116", label="logements")
    copy(admin_client, page, f"pages.figureblock:{block.pk}")
    assert not Block.objects.filter(parent=page).exists()
