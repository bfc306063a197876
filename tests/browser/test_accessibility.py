"""axe finds nothing, and nothing overflows, on any screen, on a phone and on a desk, by day and by night."""

import pytest
from django.template.loader import get_template

from tests.browser.axe import overflow, violations
from tests.browser.screens import ALONE, SCREENS

#: A phone and a desk, by day and by night.
SEEN = [(360, "light"), (360, "dark"), (1280, "light"), (1280, "dark")]


def rendered(template):
    return get_template(template).render()


@pytest.fixture(scope="module", params=SCREENS.values(), ids=SCREENS.keys())
def screen(request, load):
    return load(request.param)


def test_axe_finds_nothing_by_day_nor_by_night_on_any_device(screen):
    found = []
    for width, scheme in SEEN:
        screen.set_viewport_size({"width": width, "height": 900})
        screen.emulate_media(color_scheme=scheme)
        found += [f"{width}px, {scheme}: {sentence}" for sentence in violations(screen)]
    assert found == []


def test_nothing_overflows_whatever_the_width_and_the_size_of_the_text(screen):
    assert overflows(screen) == []


@pytest.mark.parametrize("template", ALONE)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_an_error_page_that_stands_alone(open_page, template, scheme):
    """Drawn in place of another page of the site, so that it finds its style sheet there."""
    page = open_page("/n-existe-pas/", 360, scheme)
    style = page.locator("link[rel=stylesheet]").get_attribute("href")
    page.set_content(rendered(template).replace("/static/css/site.css", style))
    assert page.evaluate("getComputedStyle(document.querySelector('.pagehead')).borderBottomStyle") == "solid"
    assert violations(page) + overflows(page) == []


def overflows(page):
    """The widths and sizes of text at which the page is wider than its window. One load serves them all."""
    wider = []
    for size, widths in (("100%", (320, 360, 768, 1440)), ("200%", (320, 640, 1440))):
        page.evaluate("size => document.documentElement.style.fontSize = size", size)
        for width in widths:
            wider += overflow(page, width, size)
    page.evaluate("document.documentElement.style.fontSize = ''")
    return wider
