"""The quality check while editing, in a browser: the form as it is, and the way to the field."""

import pytest

from tests.browser.axe import serious
from tests.browser.staff import signed_in

LONG = "Une phrase " + "bien longue " * 20 + "enfin."


@pytest.fixture
def news(open_page):
    """The form of a piece of news, whose text is being written; nothing is saved."""
    page = signed_in(open_page("/admin/login/"), "/admin/programmes/news/")
    page.locator("#result_list tbody th a").first.click()
    page.locator(".field-body_fr .prose-editor > .ProseMirror").first.click()
    page.keyboard.type(LONG)
    return page


def checked(page):
    page.get_by_role("button", name="Vérifier ce qui est à l’écran").click()
    return page.locator(".finding", has_text="plus de 35 mots")


def test_what_is_typed_is_checked_before_it_is_saved(news):
    checked(news).wait_for()
    news.reload()
    assert news.locator(".finding", has_text="plus de 35 mots").count() == 0


def test_a_finding_leads_to_its_field(news):
    checked(news).get_by_role("link").click()
    news.locator(".ProseMirror:focus").wait_for()


def test_axe_finds_nothing_serious_on_the_findings(news):
    checked(news).wait_for()
    assert serious(news, ".findings") == []
