"""A real Chromium on the site as operators run it."""

import os
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests.browser import server

HOW = (
    "Chromium : apt-get install chromium, ou CHROMIUM=/chemin/de/chromium, ou playwright install --with-deps chromium ;"
    " et ce que demande le pilote de Playwright : apt-get install libatomic1."
)
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def chromium():
    """The path of a Chromium, or None for Playwright's own."""
    found = (os.environ.get("CHROMIUM"), "/usr/bin/chromium-headless-shell", "/usr/bin/chromium")
    return next((path for path in found if path and Path(path).exists()), None)


def without_browser(environ, reason):
    """Skips the test, or fails it where a browser is required (.ci/run); says how to get one either way."""
    end = pytest.fail if environ.get("REQUIRE_BROWSER") == "1" else pytest.skip
    end(f"{HOW} ({reason.splitlines()[0]})")


def launch(opened, environ):
    """A Chromium, whose driver `opened` (an ExitStack) ends. Whatever stops one or the other ends in without_browser()."""
    try:
        playwright = opened.enter_context(sync_playwright())
        return playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
    except Exception as error:
        without_browser(environ, str(error) or repr(error))


@pytest.fixture(scope="session")
def browser():
    with ExitStack() as opened:
        launched = launch(opened, os.environ)
        # Playwright's loop would make Django refuse the database in the tests that follow in this thread.
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def site(browser, tmp_path_factory, django_db_setup, django_db_blocker):
    """The address of the site, with its initial content and tests/browser/examples.py."""
    with django_db_blocker.unblock(), server.running(tmp_path_factory.mktemp("site")) as url:
        yield url


@pytest.fixture(scope="module")
def load(browser, site):
    """load('/projets/') → the one window of a file, on that screen, on a desk and by day: each is loaded once for all its tests."""
    context = browser.new_context()
    context.set_default_timeout(60_000)
    page = context.new_page()

    def loaded(path):
        page.set_viewport_size({"width": 1280, "height": 900})
        page.emulate_media(color_scheme="light")
        page.goto(site + path)
        return page

    yield loaded
    context.close()


def pytest_collection_modifyitems(items):
    """A machine that is overloaded may miss a deadline of the browser: such a test runs again, twice at most.

    A claim about the page that fails is an AssertionError, and fails at once.
    """
    for item in items:
        if "browser" in item.fixturenames:
            item.add_marker(pytest.mark.flaky(reruns=2, only_rerun=["TimeoutError"]))


@pytest.fixture
def open_page(browser, site):
    """open_page('/projets/', width=360, scheme='dark') → a Playwright page, closed at the end of the test."""
    contexts = []

    def opened(path, width=1280, scheme="light", **options):
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, **options
        )
        context.set_default_timeout(60_000)
        contexts.append(context)
        page = context.new_page()
        page.response = page.goto(site + path)
        return page

    yield opened
    for context in contexts:
        context.close()
