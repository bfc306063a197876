"""The page cache, in front of Django. Visitors have no cookie, so a page is the same for all of them.

Each process keeps pages ready, compressed, within a limit. Never kept: what staff read (they have a session
cookie), forms, the admin, files, an answer that sets a cookie or varies with one.
"""

import threading
from collections import OrderedDict

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.core.handlers.wsgi import WSGIRequest

from agglo_site.freshness import Freshness
from agglo_site.stored_page import PUBLIC, StoredPage

MEGABYTE = 1024 * 1024
MAX_KEY = 1_000  # characters of an address: ours are short, a longer one was made up
#: A 404 is not kept: the addresses that robots make up would push the real pages out.
KEPT = ("200 ", "301 ", "410 ")
FORBIDDING = ("private", "no-store", "no-cache")


class PageCache:
    def __init__(self, application, max_bytes=None, max_pages=5_000, freshness=None):
        self.application = application
        self.pages = Pages(settings.PAGE_CACHE_MB * MEGABYTE if max_bytes is None else max_bytes, max_pages)
        self.freshness = freshness or Freshness()

    def __call__(self, environ, start_response):
        response = self.respond(environ, start_response)
        if environ["REQUEST_METHOD"] != "HEAD":
            return response
        if hasattr(response, "close"):
            response.close()
        return []

    def respond(self, environ, start_response):
        request = WSGIRequest(
            dict(environ)
        )  # a copy: WSGIRequest rewrites PATH_INFO, which Django needs intact
        if request.path_info.startswith((settings.STATIC_URL, settings.MEDIA_URL)):
            return self.application(environ, start_response)
        epoch = self.freshness.current()
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            return self.application(environ, with_cache_control(start_response, "private, no-store"))
        key = key_of(request)
        if not key:
            return self.application(environ, start_response)
        page = self.pages.get(key, epoch)
        if page:
            return page.answer(environ, start_response)
        return self.draw(key, epoch, environ, start_response)

    def draw(self, key, epoch, environ, start_response):
        """Asks Django for the page, and keeps the answer if it may be kept.

        `epoch` was read before the page is drawn: if something changes meanwhile, the page belongs to an old
        epoch.
        """
        said = []
        response = self.application(
            environ | {"REQUEST_METHOD": "GET"}, lambda status, headers, *rest: said.extend((status, headers))
        )
        status, headers = said
        if not may_be_kept(status, headers, response):
            with_cache_control(start_response, PUBLIC)(status, headers)
            return response
        page = StoredPage.of(status, headers, b"".join(response))
        response.close()
        self.pages.put(key, epoch, page)
        return page.answer(environ, start_response)


class Pages:
    """Stored pages of one epoch. When there is no room left, the least recently requested leaves first."""

    def __init__(self, max_bytes, max_pages):
        self.max_bytes, self.max_pages = max_bytes, max_pages
        self.held, self.size, self.epoch = OrderedDict(), 0, 0
        self.lock = threading.Lock()

    def get(self, key, epoch):
        with self.lock:
            if epoch > self.epoch:
                self.held, self.size, self.epoch = OrderedDict(), 0, epoch
            if key not in self.held:
                return None
            self.held.move_to_end(key)
            return self.held[key]

    def put(self, key, epoch, page):
        with self.lock:
            if epoch != self.epoch or page.size > self.max_bytes:
                return
            if key in self.held:
                self.size -= self.held.pop(key).size
            self.held[key] = page
            self.size += page.size
            while self.size > self.max_bytes or len(self.held) > self.max_pages:
                self.size -= self.held.popitem(last=False)[1].size


def key_of(request):
    """(scheme, host, path and query string), which identifies a page; None for a request that is never kept."""
    if request.method not in ("GET", "HEAD"):
        return None
    try:
        key = (request.scheme, request.get_host(), request.get_full_path())
    except DisallowedHost:  # Django answers it with its own error
        return None
    return key if sum(map(len, key)) <= MAX_KEY else None


def may_be_kept(status, headers, response):
    """Whether an answer is the same for all visitors, and complete: see the rules at the top of this file."""
    headers = {name.lower(): value.lower() for name, value in headers}
    return (
        status.startswith(KEPT)
        and not getattr(response, "streaming", True)
        and "set-cookie" not in headers
        and "content-encoding" not in headers
        and headers.get("vary", "accept-encoding") == "accept-encoding"
        and not any(word in headers.get("cache-control", "") for word in FORBIDDING)
    )


def with_cache_control(start_response, value):
    """A start_response that adds `Cache-Control: value` where the view set no Cache-Control."""

    def start(status, headers, *rest):
        if not any(name.lower() == "cache-control" for name, _ in headers):
            headers = [*headers, ("Cache-Control", value)]
        return start_response(status, headers, *rest)

    return start
