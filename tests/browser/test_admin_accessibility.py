"""axe finds nothing serious on the screens of the admin, by day and by night, and nothing overflows."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.staff import SCREENS, signed_in

LISTS = [
    "/admin/pages/page/",
    "/admin/pages/picture/",
    "/admin/pages/redirect/",
    "/admin/programmes/project/",
    "/admin/programmes/programme/",
    "/admin/programmes/partner/",
    "/admin/programmes/event/",
]
SCREEN = pytest.mark.parametrize("path", SCREENS.values(), ids=SCREENS.keys())

#: The editors of the page have started: a first quiet moment of its thread after its load.
SETTLED = "new Promise(done => requestIdleCallback(() => done(), {timeout: 5000}))"


def serious(page):
    return [
        f"{found['id']}: {node['html'][:200]}"
        for found in Axe().run(page).response["violations"]
        if found["impact"] in ("serious", "critical")
        for node in found["nodes"]
    ]


@SCREEN
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(open_page, path, scheme):
    page = signed_in(open_page("/admin/login/", scheme=scheme), path)
    page.evaluate(SETTLED)
    assert serious(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_sign_in_form(open_page, scheme):
    assert serious(open_page("/admin/login/", scheme=scheme)) == []


@pytest.mark.parametrize("path", LISTS, ids=LISTS)
def test_no_column_of_a_list_is_cut_on_a_desk(open_page, path):
    page = signed_in(open_page("/admin/login/", 1440), path)
    frame = page.locator(".results")
    assert frame.evaluate("frame => frame.scrollWidth - frame.clientWidth") == 0


@SCREEN
@pytest.mark.parametrize("width", [360, 768, 1440])
def test_nothing_overflows(open_page, path, width):
    page = signed_in(open_page("/admin/login/", width), path)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
