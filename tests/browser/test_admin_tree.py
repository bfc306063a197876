"""The page tree moves pages with the mouse and with the keyboard; those that move are named in tests/browser/staff.py."""

import pytest

from tests.browser.staff import signed_in

TREE = "/admin/pages/page/"


@pytest.fixture
def tree(open_page):
    return signed_in(open_page("/admin/login/"), TREE)


def row(page, title):
    return page.locator("#result_list tbody tr", has=page.locator(".tree-title", has_text=title))


def test_a_page_is_moved_with_the_keyboard(tree):
    row(tree, "Clavier dessous").locator(".tree-cut").press("Enter")
    with tree.expect_navigation():
        row(tree, "Clavier dessus").locator(".tree-paste").select_option("last-child")
    assert "« Clavier dessous » a été déplacée." in tree.locator(".messagelist").inner_text()
    assert "/clavier-dessus/clavier-dessous/" in tree.locator("#result_list").inner_text()


def test_a_page_is_moved_with_the_mouse(tree):
    with tree.expect_navigation():
        row(tree, "Souris dessous").locator(".tree-cut").drag_to(row(tree, "Souris dessus"))
    assert "/souris-dessus/souris-dessous/" in tree.locator("#result_list").inner_text()


def test_a_refused_move_is_said(tree):
    row(tree, "Refus").locator(".tree-cut").press("Enter")
    with tree.expect_navigation():
        tree.locator("tr:has([data-path='/'])").locator(".tree-paste").select_option("last-child")
    assert "La page d’accueil n’a pas de sous-page" in tree.locator(".messagelist").inner_text()


def test_escape_gives_up_a_move(tree):
    tree.locator(".tree-cut").first.press("Enter")
    assert tree.get_by_role("status").is_visible()
    tree.keyboard.press("Escape")
    assert not tree.get_by_role("status").is_visible()


def test_a_branch_is_folded_with_the_keyboard(tree):
    below = row(tree, "Cohésion sociale").first
    fold = tree.get_by_role("button", name="Sous-pages de La politique de la ville")
    fold.press("Enter")
    assert not below.is_visible()
    assert fold.get_attribute("aria-expanded") == "false"
    fold.press("Enter")
    assert below.is_visible()
