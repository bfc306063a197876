"""The page cache in front of a Django that counts how often it is asked."""

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.utils import timezone

from agglo_site.freshness import Freshness
from agglo_site.page_cache import PageCache


class Counting:
    """Django, and how many times it was asked."""

    def __init__(self):
        self.django, self.asked = WSGIHandler(), 0

    def __call__(self, environ, start_response):
        self.asked += 1
        return self.django(environ, start_response)


@pytest.fixture(autouse=True)
def one_connection(monkeypatch):
    """The transaction of the test lives in its connection: nothing may close it."""
    monkeypatch.setattr("agglo_site.freshness.close_old_connections", lambda: None)


@pytest.fixture
def django_behind():
    return Counting()


@pytest.fixture
def cache(home, django_behind):
    """Looks at the cache version at each request; a test of its own says that it does so once a second."""
    return PageCache(django_behind, max_bytes=10_000_000, freshness=Freshness(interval=0))


@pytest.fixture
def at(monkeypatch):
    """at(moment): it is now that moment."""
    return lambda moment: monkeypatch.setattr(timezone, "now", lambda: moment)
