"""Addresses as people and machines write them. Knows no model.

Two spellings of an old address are one when they have the same normal form: see `Address`.
"""

import hashlib
import json
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote_to_bytes, urlsplit, urlunsplit

from django.conf import settings

from pages.text.languages import without_prefix

#: No more characters of an address are read: what comes after them was added by a machine.
MOST_READ = 4_000
#: Nor more parameters: the search of the redirects of an address costs the same whatever its length.
MOST_PARAMETERS = 100


def decoded(text):
    """`text` without percent-encoding, however often it was encoded; what is not UTF-8 is read as Latin-1, as old sites
    wrote it. Accents are composed ("e" and its accent are one character)."""
    text, before = text[:MOST_READ], None
    while text != before:
        before, raw = text, unquote_to_bytes(text)
        try:
            text = raw.decode()
        except UnicodeDecodeError:
            text = raw.decode("latin-1")
    return unicodedata.normalize("NFC", text)


@dataclass(frozen=True)
class Address:
    """The normal form of an address: its path without last slash, and the set of its parameters.

    However it is spelled, an address has one: encoded or not, in whatever order of its parameters. Letters keep their
    case, and the prefix of a language is part of the path.
    """

    path: str
    parameters: frozenset = frozenset()

    @classmethod
    def of(cls, path, query=""):
        """Of the two parts of an address, as urlsplit() or a request say them."""
        parts = decoded(query).replace("+", " ").split("&", MOST_PARAMETERS)[:MOST_PARAMETERS]
        return cls(decoded(path).rstrip("/") or "/", frozenset(part.rstrip("=") for part in parts) - {""})

    @classmethod
    def written(cls, text):
        """Of '/spip.php?article12#haut': the fragment, which no browser sends, does not count."""
        path, _, query = text.partition("#")[0].partition("?")
        return cls.of(path, query)

    @property
    def of_all_languages(self):
        """The same without the prefix of its language."""
        return Address(without_prefix(self.path) or "/", self.parameters)

    @cached_property
    def key(self):
        """A text of 64 characters: two addresses with the same normal form, and no others, have the same."""
        return digest(self.path, *sorted(self.parameters))

    @property
    def path_key(self):
        """The same without the parameters."""
        return digest(self.path)

    @property
    def sought_key(self):
        """That by which a redirect from here is found: its path with its most particular parameter, 'id=12' before
        'view=article'. One among `seeking_keys` of every address at which the redirect answers."""
        return digest(self.path, *sorted(self.parameters, key=digits_in)[-1:])

    @property
    def seeking_keys(self):
        return {self.path_key, *(digest(self.path, parameter) for parameter in self.parameters)}

    def answers(self, asked):
        """Whether an old address that is this one answers at `asked`, which may have more parameters."""
        return self.path == asked.path and self.parameters <= asked.parameters


def digits_in(parameter):
    """How many digits, then the text itself: an order that is the same for each spelling of an address."""
    return sum(map(str.isdigit, parameter)), parameter


def digest(*parts):
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def readable(text):
    """'/spip.php?article12' as it is shown: the path decoded, no fragment; read again, it is the same address."""
    path, question, query = text.partition("#")[0].partition("?")
    path = decoded(path).replace("?", "%3F").replace("#", "%23")
    return f"{path}{question}{query}"


def without_own_host(link):
    """A complete address of this very site, copied from the browser, is one of its paths."""
    parts = urlsplit(link)
    if parts.hostname not in settings.ALLOWED_HOSTS:
        return link
    return urlunsplit(("", "", parts.path or "/", parts.query, parts.fragment))
