"""What a first visit weighs: counts and bytes, never times. The pictures of the content are apart."""

import pytest

from tests.browser.screens import PAGES

SCREEN = pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())


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
def visit(browser, site):
    visits = {}

    def visited(path):
        visits[path] = visits.get(path) or Visit(browser, site + path)
        return visits[path]

    return visited


@SCREEN
def test_a_first_visit_weighs_thirty_kilobytes_at_most(visit, path):
    assert sum(visit(path).requests.values()) <= 30 * 1024


@SCREEN
def test_a_first_visit_makes_four_requests_at_most(visit, path):
    assert len(visit(path).requests) <= 4


@SCREEN
def test_nothing_comes_from_elsewhere(visit, site, path):
    assert [url for url in visit(path).requests if not url.startswith(site)] == []


@SCREEN
def test_the_html_fits_in_one_round_trip(visit, site, path):
    assert visit(path).requests[site + path] <= 14 * 1024


@SCREEN
def test_a_page_has_seven_hundred_elements_at_most(visit, path):
    assert visit(path).elements <= 700


@SCREEN
def test_a_visitor_gets_no_cookie(visit, path):
    assert visit(path).cookies == []


@SCREEN
def test_the_console_stays_silent(visit, path):
    assert visit(path).said == []


@SCREEN
def test_scripts_weigh_five_kilobytes_at_most(visit, path):
    scripts = [size for url, size in visit(path).requests.items() if url.endswith(".js")]
    assert sum(scripts) <= 5 * 1024
