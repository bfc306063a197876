"""An editor cannot break the outline: heading levels follow from the place."""

import re

import pytest

from pages.text.prose import fit_headings, scrolling_tables
from pages.tree.models.blocks import ContactBlock, LinkCardBlock
from tests.make import make_block, make_page, make_text


@pytest.mark.no_database
@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("<h2>a</h2><h3>b</h3>", "<h2>a</h2><h3>b</h3>"),
        ("<h3>a</h3>", "<h2>a</h2>"),
        ("<h2>a</h2><h4>b</h4>", "<h2>a</h2><h3>b</h3>"),
        ("<h4>a</h4><h2>b</h2>", "<h2>a</h2><h2>b</h2>"),
        ("<h2>a</h2><h4>b</h4><h3>c</h3><h2>d</h2>", "<h2>a</h2><h3>b</h3><h3>c</h3><h2>d</h2>"),
    ],
)
def test_no_level_is_skipped(written, shown):
    assert fit_headings(written, 2) == shown


@pytest.mark.no_database
def test_below_an_open_heading_a_text_may_begin_one_level_down():
    assert fit_headings("<h3>a</h3><h2>b</h2>", 2, inside=True) == "<h3>a</h3><h2>b</h2>"


@pytest.mark.no_database
def test_a_text_in_a_deeper_place_begins_deeper():
    assert fit_headings("<h2>a</h2><h3>b</h3>", 4) == "<h4>a</h4><h5>b</h5>"


@pytest.mark.no_database
def test_a_wide_table_can_be_scrolled_with_the_keyboard():
    assert 'tabindex="0"' in scrolling_tables("<table><tr><td>1</td></tr></table>", "Tableau")


def levels(client, path):
    return [int(level) for level in re.findall(r"<h([1-6])", client.get(path).content.decode())]


@pytest.mark.django_db
def test_cards_stand_below_the_heading_before_them(client):
    page = make_page("Vie")
    make_text(page, "<h2>Nos politiques</h2>")
    make_block(LinkCardBlock, page, ordering=20, title="Habiter", link="/habiter/")
    assert levels(client, "/vie/") == [1, 2, 3]


@pytest.mark.django_db
def test_cards_without_a_heading_before_them_are_sections(client):
    make_block(LinkCardBlock, make_page("Vie"), title="Habiter", link="/habiter/")
    assert levels(client, "/vie/") == [1, 2]


@pytest.mark.django_db
def test_a_contact_opens_a_section_of_its_own(client):
    page = make_page("Vie")
    make_text(page, "<h2>Le logement</h2><h3>Rénover</h3>")
    make_block(ContactBlock, page, ordering=20, title="Une question ?")
    assert levels(client, "/vie/") == [1, 2, 3, 2]
