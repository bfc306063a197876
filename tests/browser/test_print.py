"""On paper: what a resident takes to the town hall, in black on white, without what only a screen can use."""

import pytest

PROJECT, POLICY = "/projets/bethune/", "/politique-de-la-ville/cohesion-sociale/"


@pytest.fixture
def printed(open_page):
    def opened(path, **options):
        page = open_page(path, **options)
        page.emulate_media(media="print")
        return page

    return opened


@pytest.mark.parametrize("path", [PROJECT, POLICY])
def test_the_title_the_facts_and_the_permanent_address_are_printed(printed, path):
    page = printed(path)
    for kept in ("h1", ".facts", "a[rel=bookmark]"):
        assert page.locator(kept).first.is_visible(), kept
    assert "/p/" in page.locator("a[rel=bookmark]").inner_text()


def test_menus_ways_and_languages_are_not_printed(printed):
    page = printed(POLICY)
    for left in (".langs", ".menu", ".menu-open", ".breadcrumbs", ".sectionnav", ".footer__links", ".skip"):
        assert page.locator(left).count() > 0, left
        assert not page.locator(left).first.is_visible(), left


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_is_white_and_ink_is_black_whatever_the_device_prefers(printed, scheme):
    page = printed(PROJECT, scheme=scheme)
    colours = page.evaluate(
        "[getComputedStyle(document.documentElement).backgroundColor, getComputedStyle(document.body).color]"
    )
    assert colours == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]
