"""Addresses as people and machines write them. Knows no model."""

from urllib.parse import urlsplit, urlunsplit

from django.conf import settings

from pages.text.languages import without_prefix

#: Parts of a query string that may tell old addresses apart.
MAX_PARTS = 6


def spellings(path, query=""):
    """The old addresses that answer there: that of its language first, then that of all; with its query string, then without.

    What ends the query string was often added on the way: /spip.php?article12&fbclid=…
    """
    found, parts = [], query.split("&")
    questions = [query, *("&".join(parts[:n]) for n in range(min(len(parts) - 1, MAX_PARTS), 0, -1))]
    for base in dict.fromkeys((path, without_prefix(path))):
        found += [f"{base}?{question}" for question in questions if question]
        found += [base] if base.endswith("/") else [base, f"{base}/"]
    return found


def without_own_host(link):
    """A complete address of this very site, copied from the browser, is one of its paths."""
    parts = urlsplit(link)
    if parts.hostname not in settings.ALLOWED_HOSTS:
        return link
    return urlunsplit(("", "", parts.path or "/", parts.query, parts.fragment))
