"""axe finds nothing, and nothing overflows, on any screen, on a phone and on a desk, by day and by night."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.template.loader import get_template

from tests.browser.screens import ALONE, SCREENS

SCREEN = pytest.mark.parametrize("path", SCREENS.values(), ids=SCREENS.keys())

#: A sentence that names what sticks out, if anything does.
WIDER = """([width, size]) => {
    const found = document.documentElement.scrollWidth;
    if (found <= width) return [];
    const out = [...document.body.querySelectorAll("*")].filter((e) => e.getBoundingClientRect().right > width + 1);
    return [`${found}px at ${width}px and ${size}: ${out.map((e) => e.cloneNode().outerHTML).slice(0, 4).join(" ")}`];
}"""


def rendered(template):
    return get_template(template).render()


def violations(page):
    return [
        f"{found['id']}: {node['html'][:200]}"
        for found in Axe().run(page).response["violations"]
        for node in found["nodes"]
    ]


@SCREEN
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_a_phone_nor_on_a_desk(open_page, path, scheme):
    page = open_page(path, 360, scheme)
    on_a_phone = violations(page)
    page.set_viewport_size({"width": 1280, "height": 900})
    assert on_a_phone + violations(page) == []


@pytest.mark.parametrize("template", ALONE)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_an_error_page_that_stands_alone(open_page, template, scheme):
    """Drawn in place of another page of the site, so that it finds its style sheet there."""
    page = open_page("/n-existe-pas/", 360, scheme)
    style = page.locator("link[rel=stylesheet]").get_attribute("href")
    page.set_content(rendered(template).replace("/static/css/site.css", style))
    assert page.evaluate("getComputedStyle(document.querySelector('.pagehead')).borderBottomStyle") == "solid"
    assert violations(page) + overflows(page) == []


@SCREEN
def test_nothing_overflows_whatever_the_width_and_the_size_of_the_text(open_page, path):
    assert overflows(open_page(path, 320)) == []


def overflows(page):
    """The widths and sizes of text at which the page is wider than its window. One load serves them all."""
    wider = []
    for size, widths in (("100%", (320, 360, 768, 1440)), ("200%", (320, 640, 1440))):
        page.evaluate("size => document.documentElement.style.fontSize = size", size)
        for width in widths:
            page.set_viewport_size({"width": width, "height": 900})
            wider += page.evaluate(WIDER, [width, size])
    return wider
