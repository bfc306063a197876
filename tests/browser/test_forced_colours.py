"""Where the reader imposes their colours, grounds are gone: borders and outlines must hold the shapes."""

import pytest

EDGE = """(element) => {
    const style = getComputedStyle(element);
    const ground = getComputedStyle(document.body).backgroundColor;
    const seen = (kind) => style[kind + "Style"] !== "none" && parseFloat(style[kind + "Width"]) > 0 && style[kind + "Color"] !== ground;
    return seen("borderTop") || seen("outline");
}"""


@pytest.mark.parametrize(
    ("path", "shape"),
    [
        ("/engagements/", ".badge"),
        ("/exemple/", ".callout"),
        ("/", ".card"),
        ("/projets/bethune/", ".facts"),
        ("/projets/bethune/", ".fact"),
        ("/projets/bethune/", ".panel"),
        ("/projets/", ".button"),
    ],
)
def test_a_shape_keeps_an_edge(open_page, path, shape):
    page = open_page(path, forced_colors="active")
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    assert page.locator(shape).first.evaluate(EDGE)


def test_what_has_the_focus_is_outlined(open_page):
    page = open_page("/projets/", forced_colors="active")
    for _ in range(12):
        page.keyboard.press("Tab")
        assert page.evaluate(f"({EDGE})(document.activeElement)"), page.evaluate(
            "document.activeElement.outerHTML"
        )
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
