"""From where a request comes, as far as it can be believed."""

import pytest

from pages.access.client import client_address, read

pytestmark = pytest.mark.no_database

ADDRESS = pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        (0, "203.0.113.7", "127.0.0.1"),
        (1, "203.0.113.7", "203.0.113.7"),
        (1, "10.9.8.7, 203.0.113.7", "203.0.113.7"),
        (2, "10.9.8.7, 203.0.113.7, 192.0.2.1", "203.0.113.7"),
        (1, "", "127.0.0.1"),
        (1, "n’importe quoi", None),
        (2, "203.0.113.7", "127.0.0.1"),
    ],
)


@ADDRESS
def test_only_what_our_proxies_wrote_is_believed(rf, settings, proxies, forwarded, expected):
    settings.TRUSTED_PROXIES = proxies
    assert client_address(rf.get("/", HTTP_X_FORWARDED_FOR=forwarded)) == expected


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("203.0.113.7:51234", "203.0.113.7"),
        ("[2001:db8::1]:443", "2001:db8::1"),
        ("2001:db8::1", "2001:db8::1"),
        ("unknown", None),
        ("", None),
    ],
)
def test_an_address_is_read_in_each_of_its_forms(text, address):
    assert read(text) == address
