"""What goes on the wire: HEAD, encodings, tags, what a cache on the way is told."""

import gzip

import brotli
import pytest

from tests.agglo_site.wsgi import call

pytestmark = pytest.mark.django_db


def test_head_says_what_get_would_without_the_body(cache):
    head, get = call(cache, method="HEAD"), call(cache)
    assert head.body == b""
    assert head.headers == get.headers
    assert cache.application.asked == 1


def test_head_of_a_page_that_is_not_kept_has_no_body(cache):
    assert call(cache, "/n-existe-pas/", method="HEAD").body == b""


@pytest.mark.parametrize(
    "accepted, encoding",
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("br;q=0.5, gzip;q=0.8", "gzip"),
        ("br;q=0, *", "gzip"),
        ("identity, br;q=0.5", None),
        ("identity;q=0", None),
        ("br;q=nonsense", None),
        ("", None),
    ],
)
def test_the_visitor_chooses_the_encoding(cache, accepted, encoding):
    assert call(cache, accept_encoding=accepted).headers.get("content-encoding") == encoding


@pytest.mark.parametrize("encoding, decode", [("br", brotli.decompress), ("gzip", gzip.decompress)])
def test_a_compressed_page_is_the_page(cache, encoding, decode):
    packed = call(cache, accept_encoding=encoding)
    assert decode(packed.body) == call(cache).body
    assert packed.headers["content-length"] == str(len(packed.body))


def test_a_cache_on_the_way_is_told_what_matters(cache):
    headers = call(cache).headers
    assert headers["vary"] == "Accept-Encoding"
    assert headers["cache-control"] == "public, max-age=0, must-revalidate"


def test_a_page_already_held_is_not_sent_again(cache):
    again = call(cache, if_none_match=call(cache).headers["etag"])
    assert (again.status, again.body) == (304, b"")
    assert {"etag", "cache-control", "vary"} <= again.headers.keys()


def test_the_tag_is_the_same_in_all_encodings_and_in_its_strong_form(cache):
    strong = call(cache, accept_encoding="br").headers["etag"].removeprefix("W/")
    assert call(cache, if_none_match=f'"other", {strong}').status == 304


def test_a_page_that_changed_is_sent_again(cache, home):
    etag = call(cache).headers["etag"]
    home.title = "Bienvenue"
    home.save()
    assert call(cache, if_none_match=etag).status == 200
