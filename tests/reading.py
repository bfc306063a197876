"""A page as it is read: its words apart from its markup, which may change without them."""

import re
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Elements(HTMLParser):
    """`read`: (tag, attributes, words) of each element, in the order in which they end."""

    def __init__(self, html):
        super().__init__()
        self.open, self.read = [], []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        if tag == "br":
            self.handle_data(" ")
        if tag not in VOID:
            self.open.append((tag, dict(attributes), []))

    def handle_data(self, text):
        for _tag, _attributes, said in self.open:
            said.append(text)

    def handle_endtag(self, tag):
        while self.open:
            name, attributes, said = self.open.pop()
            self.read.append((name, attributes, spaced("".join(said))))
            if name == tag:
                return


def spaced(text):
    """Spaces that do not break stay: they are part of what is read."""
    return re.sub(r"[ \n\t]+", " ", text).strip()


def texts(html, tag, css="", **attributes):
    """The words of each element of this tag with this class and these attributes: texts(page, "p", "lead", lang="fr"), or None."""
    return [
        said
        for name, having, said in Elements(html).read
        if name == tag and (not css or css in (having.get("class") or "").split())
        if all(having.get(attribute) == value for attribute, value in attributes.items())
    ]


def links(html):
    """(words, address) of each link."""
    return [(said, having.get("href")) for name, having, said in Elements(html).read if name == "a"]
