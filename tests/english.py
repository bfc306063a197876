"""What readers of English are given to read, and the French that they should not be."""

import re
from functools import cache
from html.parser import HTMLParser

from tests.catalogues import forms, messages

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
READ = {"alt", "aria-label", "content", "label", "placeholder", "title"}


class Reader(HTMLParser):
    """The text of a page and of the attributes that are read out, without what says lang="fr" of itself.

    Nor <em>: that is how the content quotes a French term that it explains.
    """

    def __init__(self):
        super().__init__()
        self.open, self.said = [], []

    @property
    def in_french(self):
        return any(tag == "em" or lang == "fr" for tag, lang in self.open)

    def handle_starttag(self, tag, attributes):
        at = dict(attributes)
        self.open.append((tag, at.get("lang")))
        if not self.in_french:
            self.said += [
                value or "" for name, value in attributes if name in READ or name.startswith("data-")
            ]
        if tag in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, text):
        if not self.in_french:
            self.said.append(text)


def plain(text):
    return " ".join(text.split())  # no-break spaces too


def read(html):
    reader = Reader()
    reader.feed(html)
    return plain(" ".join(reader.said))


@cache
def french_pieces():
    """What the French messages say between their placeholders, where English says otherwise; long enough to be theirs."""
    said = [
        (french, plain(english))
        for message in messages()
        for french, english in zip(forms(message.id), forms(message.string), strict=True)
    ]
    pieces = {
        (plain(piece), english)
        for french, english in said
        for piece in re.split(r"%(?:\(\w+\))?[sd]", french)
    }
    return {piece for piece, english in pieces if len(piece) > 12 and piece not in english}
