"""What a first visit weighs: counts and bytes, never times. The pictures of the content are apart."""

import pytest

from tests.browser.screens import PAGES


class Visit:
    """A first visit of a new visitor: requests as {address: bytes on the wire}, what the console says, cookies, elements."""

    def __init__(self, browser, url):
        context = browser.new_context()
        page = context.new_page()
        found, self.said = [], []
        page.on("requestfinished", lambda request: found.append(request))
        page.on("console", lambda message: self.said.append(message.text))
        page.goto(url)
        self.requests = {request.url: weight(request) for request in found if "/media/" not in request.url}
        self.cookies = context.cookies()
        self.elements = page.evaluate("document.querySelectorAll('*').length")
        context.close()


def weight(request):
    sizes = request.sizes()
    return sizes["responseBodySize"] + sizes["responseHeadersSize"]


@pytest.fixture(scope="module")
def visits(browser, site):
    """{name of the screen: a first visit there}"""
    return {name: Visit(browser, site + path) for name, path in PAGES.items()}


def over(figures, most):
    """{name of the screen: figure} for those that are beyond the budget."""
    assert len(figures) == len(PAGES)
    return {name: figure for name, figure in figures.items() if figure > most}


def test_a_first_visit_weighs_thirty_kilobytes_at_most(visits):
    assert over({name: sum(visit.requests.values()) for name, visit in visits.items()}, 30 * 1024) == {}


def test_a_first_visit_makes_four_requests_at_most(visits):
    assert over({name: len(visit.requests) for name, visit in visits.items()}, 4) == {}


def test_nothing_comes_from_elsewhere(visits, site):
    asked = [(name, url) for name, visit in visits.items() for url in visit.requests]
    assert asked and [(name, url) for name, url in asked if not url.startswith(site)] == []


def test_the_html_fits_in_one_round_trip(visits, site):
    assert over({name: visits[name].requests[site + path] for name, path in PAGES.items()}, 14 * 1024) == {}


def test_a_page_has_seven_hundred_elements_at_most(visits):
    assert over({name: visit.elements for name, visit in visits.items()}, 700) == {}


def test_a_visitor_gets_no_cookie(visits):
    assert {name: visit.cookies for name, visit in visits.items() if visit.cookies} == {}


def test_the_console_stays_silent(visits):
    assert {name: visit.said for name, visit in visits.items() if visit.said} == {}


def test_scripts_weigh_five_kilobytes_at_most(visits):
    scripts = {
        name: sum(size for url, size in visit.requests.items() if url.endswith(".js"))
        for name, visit in visits.items()
    }
    assert any(scripts.values())
    assert over(scripts, 5 * 1024) == {}
