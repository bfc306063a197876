"""axe finds nothing serious on the screens of the admin, by day and by night, and nothing overflows."""

import pytest

from tests.browser.axe import SETTLED, overflow, serious
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


@pytest.fixture(scope="module")
def load_signed_in(load):
    signed_in(load("/admin/login/"), "/admin/")
    return load


@pytest.fixture(scope="module", params=SCREENS.values(), ids=SCREENS.keys())
def screen(request, load_signed_in):
    return load_signed_in(request.param)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(screen, scheme):
    screen.set_viewport_size({"width": 1280, "height": 900})
    screen.emulate_media(color_scheme=scheme)
    screen.evaluate(SETTLED)
    assert serious(screen) == []


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_nothing_overflows(screen, width):
    assert overflow(screen, width) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_sign_in_form(open_page, scheme):
    assert serious(open_page("/admin/login/", scheme=scheme)) == []


@pytest.mark.parametrize("path", LISTS, ids=LISTS)
def test_no_column_of_a_list_is_cut_on_a_desk(open_page, path):
    page = signed_in(open_page("/admin/login/", 1440), path)
    frame = page.locator(".results")
    assert frame.evaluate("frame => frame.scrollWidth - frame.clientWidth") == 0
