"""A machine without Chromium is told how to get one; where the browser is required, its absence is a failure."""

from contextlib import ExitStack, contextmanager
from types import SimpleNamespace

import pytest

from tests.browser import conftest

pytestmark = pytest.mark.no_database

REASON = "Executable doesn't exist at /nowhere\nand a long banner"


def test_without_a_browser_the_tests_are_skipped_with_the_way_to_get_one():
    with pytest.raises(pytest.skip.Exception, match="apt-get install chromium, ou CHROMIUM=") as skipped:
        conftest.without_browser({}, REASON)
    assert str(skipped.value).endswith("(Executable doesn't exist at /nowhere)")


def test_a_browser_that_is_required_and_missing_is_a_failure():
    with pytest.raises(pytest.fail.Exception, match="apt-get install chromium, ou CHROMIUM="):
        conftest.without_browser({"REQUIRE_BROWSER": "1"}, REASON)


@contextmanager
def driver_that_dies():
    """What Playwright raises where its driver lacks a library (libatomic.so.1)."""
    raise Exception("Connection closed while reading from the driver")
    yield


@contextmanager
def driver_without_chromium():
    yield SimpleNamespace(chromium=SimpleNamespace(launch=no_chromium))


def no_chromium(**options):
    raise ValueError


@pytest.mark.parametrize(
    ("driver", "reason"),
    [(driver_that_dies, "Connection closed"), (driver_without_chromium, "ValueError")],
)
@pytest.mark.parametrize(
    ("environ", "outcome"), [({}, pytest.skip), ({"REQUIRE_BROWSER": "1"}, pytest.fail)], ids=["skip", "fail"]
)
def test_whatever_stops_the_driver_or_the_browser_says_how_to_get_both(
    driver, reason, environ, outcome, monkeypatch
):
    monkeypatch.setattr(conftest, "sync_playwright", driver)
    with ExitStack() as opened, pytest.raises(outcome.Exception) as ended:
        conftest.launch(opened, environ)
    said = str(ended.value)
    assert "apt-get install chromium" in said and "apt-get install libatomic1" in said and reason in said


def test_the_chromium_of_the_environment_comes_first(monkeypatch, tmp_path):
    (tmp_path / "chromium").touch()
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "chromium"))
    assert conftest.chromium() == str(tmp_path / "chromium")
