"""The page tree moves pages with the mouse and with the keyboard."""

import pytest

from tests.browser.staff import signed_in

TREE = "/admin/pages/page/"


@pytest.fixture
def tree(open_page):
    """The tree with two pages of its own at the end, whose names are of this test alone."""

    def opened(*titles):
        page = signed_in(open_page("/admin/login/"), TREE)
        for title in titles:
            page.goto(page.url.split("/admin/")[0] + "/admin/pages/page/add/")
            page.fill("#id_title_fr", title)
            page.get_by_role("button", name="Enregistrer le brouillon").click()
            page.wait_for_url("**/change/**")
        page.goto(page.url.split("/admin/")[0] + TREE)
        return page

    return opened


def row(page, title):
    return page.locator("#result_list tbody tr", has=page.locator(".tree-title", has_text=title))


def test_a_page_is_moved_with_the_keyboard(tree):
    page = tree("Clavier dessus", "Clavier dessous")
    row(page, "Clavier dessous").locator(".tree-cut").press("Enter")
    with page.expect_navigation():
        row(page, "Clavier dessus").locator(".tree-paste").select_option("last-child")
    assert "« Clavier dessous » a été déplacée." in page.locator(".messagelist").inner_text()
    assert "/clavier-dessus/clavier-dessous/" in page.locator("#result_list").inner_text()


def test_a_page_is_moved_with_the_mouse(tree):
    page = tree("Souris dessus", "Souris dessous")
    with page.expect_navigation():
        row(page, "Souris dessous").locator(".tree-cut").drag_to(row(page, "Souris dessus"))
    assert "/souris-dessus/souris-dessous/" in page.locator("#result_list").inner_text()


def test_a_refused_move_is_said(tree):
    page = tree("Refus")
    row(page, "Refus").locator(".tree-cut").press("Enter")
    with page.expect_navigation():
        page.locator("tr:has([data-path='/'])").locator(".tree-paste").select_option("last-child")
    assert "La page d’accueil n’a pas de sous-page" in page.locator(".messagelist").inner_text()


def test_escape_gives_up_a_move(tree):
    page = tree()
    page.locator(".tree-cut").first.press("Enter")
    assert page.get_by_role("status").is_visible()
    page.keyboard.press("Escape")
    assert not page.get_by_role("status").is_visible()


def test_a_branch_is_folded_with_the_keyboard(tree):
    page = tree()
    below = row(page, "Cohésion sociale").first
    fold = page.get_by_role("button", name="Sous-pages de La politique de la ville")
    fold.press("Enter")
    assert not below.is_visible()
    assert fold.get_attribute("aria-expanded") == "false"
    fold.press("Enter")
    assert below.is_visible()
