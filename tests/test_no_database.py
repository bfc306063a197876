"""What the marker no_database promises: such a test opens no connection, so that one database is enough to run it on."""

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import TransactionTestCase

pytestmark = pytest.mark.no_database


@pytest.fixture(scope="module", autouse=True)
def given_to_a_whole_file(django_db_blocker):
    """As `kept` does: the tests of a file that stand beside its own would have the database too."""
    with django_db_blocker.unblock():
        yield


def test_a_query_fails():
    with pytest.raises(RuntimeError, match="Database access not allowed"):
        User.objects.exists()


def test_a_cursor_on_a_connection_that_is_open_fails_too(monkeypatch):
    monkeypatch.setattr(connection, "connection", object())
    with pytest.raises(RuntimeError, match="Database access not allowed"):
        connection.cursor()


def test_each_test_asks_for_the_database_or_bears_the_marker(request):
    items = request.session.items
    marked = {item for item in items if item.get_closest_marker("no_database")}
    asking = {item for item in items if asks_for_the_database(item)}
    assert sorted(item.nodeid for item in marked & asking) == []
    assert sorted(item.nodeid for item in set(items) - marked - asking) == []


def asks_for_the_database(item):
    by_class = isinstance(item.cls, type) and issubclass(item.cls, TransactionTestCase)
    return by_class or item.get_closest_marker("django_db") or "django_db_setup" in item.fixturenames
