"""The parameters of a list: which values each of them knows, and what they stand for.

A value comes from anyone's address bar: it is looked up among those that we know, and goes no further.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext as _

Text = str | Promise


@dataclass(frozen=True)
class Pick:
    """A value that we know: as our addresses write it, as a reader sees it, as the rows are asked for it."""

    value: str
    label: Any
    asked: Any


@dataclass
class Field:
    """One parameter, "commune" of "?commune=bethune".

    `keeps`: what it leaves of the list, told on the page of the data. `criterion`: the argument of the queryset's
    `filtered()` that takes it; empty where the filter asks in its own way. `row`: what the rows call its values, to
    count them and offer them; empty: not on offer. `form`: what a value looks like; empty: the values are few, and
    named. `source`: the address of their list. `sample`: a value that is always known, as an example.
    """

    name: str
    label: Text
    keeps: Text = ""
    criterion: str = ""
    row: str = ""
    everything: Text = ""
    form: Text = ""
    source: Text = ""
    sample: str = ""
    #: Whether a row of the list that has no value concerns them all.
    shared: bool = False
    #: The title of the values that have rows of their own, where the others are on offer too; empty: they are not.
    own: Text = ""

    @property
    def known(self):
        """{value: what a reader sees}, where the values are few."""
        return {}

    def clean(self, text):
        return text.strip()

    def read(self, text):
        """The Pick that a text, which is not empty, stands for; None where we do not know it."""
        raise NotImplementedError

    @property
    def accepts(self):
        """In words, what its values are."""
        return self.form or ", ".join(self.known) or _("aucune pour le moment")

    @property
    def example(self):
        """A value that is known now, or None."""
        return self.sample or next(iter(self.known), None)


@dataclass
class Options(Field):
    """A few values that the code names. `options`: {value: what a reader sees}."""

    options: dict = field(default_factory=dict)

    @property
    def known(self):
        return self.options

    def read(self, text):
        return Pick(text, self.known[text], text) if text in self.known else None


@dataclass
class Listed(Field):
    """Rows of a table that is short enough to be read whole: `rows()` gives them, each with its slug.

    `codes`: the fields that hold codes known elsewhere (INSEE, QPV), accepted beside the slug.
    """

    rows: Callable[[], Any] = None
    codes: tuple[str, ...] = ()

    @cached_property
    def known(self):
        return {each.slug: each for each in self.rows()}

    def read(self, text):
        found = self.known.get(text) or self.of_code(text.upper())
        return Pick(found.slug, found, found) if found else None

    def of_code(self, code):
        return next((each for each in self.known.values() if code in self.codes_of(each)), None)

    def codes_of(self, each):
        return [getattr(each, name) for name in self.codes]


@dataclass
class LookedUp(Field):
    """Rows of a long table: the one that is asked for is looked up, by its slug or one of its `codes`."""

    rows: Callable[[], Any] = None
    codes: tuple[str, ...] = ()

    def read(self, text):
        if not is_slug(text):
            return None
        asked = Q(slug=text)
        for name in self.codes:
            asked |= Q(**{f"{name}__iexact": text})
        found = self.rows().filter(asked).first()
        return Pick(found.slug, found, found) if found else None

    @property
    def example(self):
        return self.rows().values_list("slug", flat=True).first()


@dataclass
class Words(Field):
    """Free text, cut where it gets longer than a search is."""

    longest: int = 100

    def clean(self, text):
        return " ".join(text.replace("\0", "").split())

    def read(self, text):
        text = text[: self.longest]
        return Pick(text, text, text)


@dataclass
class Year(Field):
    def read(self, text):
        is_year = text.isascii() and text.isdecimal() and len(text) == 4
        return Pick(text, int(text), int(text)) if is_year else None


def is_slug(text):
    """Whether it may be looked up: no database takes a NUL."""
    return len(text) <= 200 and text.replace("-", "").replace("_", "").isalnum()
