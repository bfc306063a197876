"""A machine without Chromium is told how to get one; where the browser is required, its absence is a failure."""

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


def test_the_chromium_of_the_environment_comes_first(monkeypatch, tmp_path):
    (tmp_path / "chromium").touch()
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "chromium"))
    assert conftest.chromium() == str(tmp_path / "chromium")
