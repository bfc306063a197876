"""Rich text as a reader meets it: headings, links, tables, blocks of words. Imports no model."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

HEADINGS = {f"h{level}": level for level in range(1, 7)}
BLOCKS = {"p", "li", "td", "th", "blockquote", "br", "tr", "table", "ul", "ol", *HEADINGS}


@dataclass
class Link:
    address: str
    words: str = ""


@dataclass
class Read:
    headings: list = field(default_factory=list)  # [(level, words), …]
    links: list = field(default_factory=list)
    tables: list = field(default_factory=list)  # [whether it has a header cell, …]
    blocks: list = field(default_factory=lambda: [""])  # the text between two block tags
    explained: set = field(default_factory=set)  # words of <abbr title="…">


class Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.read = Read()
        self.heading = self.link = None
        self.is_explained = False

    def handle_starttag(self, tag, attributes):
        at = dict(attributes)
        if tag in BLOCKS:
            self.end_block()
        if tag in HEADINGS:
            self.heading = len(self.read.headings)
            self.read.headings.append((HEADINGS[tag], ""))
        elif tag == "a":
            self.link = Link(at.get("href") or "")
            self.read.links.append(self.link)
        elif tag == "table":
            self.read.tables.append(False)
        elif tag == "th" and self.read.tables:
            self.read.tables[-1] = True
        elif tag == "abbr":
            self.is_explained = bool(at.get("title"))

    def handle_endtag(self, tag):
        if tag in BLOCKS:
            self.end_block()
        if tag in HEADINGS:
            self.heading = None
        elif tag == "a":
            self.link = None
        elif tag == "abbr":
            self.is_explained = False

    def handle_data(self, words):
        self.read.blocks[-1] += words
        if self.link:
            self.link.words += words
        if self.heading is not None:
            level, before = self.read.headings[self.heading]
            self.read.headings[self.heading] = (level, before + words)
        if self.is_explained:
            self.read.explained.add(words.strip())

    def end_block(self):
        if self.read.blocks[-1].strip():
            self.read.blocks.append("")


def read(html: str) -> Read:
    reader = Reader()
    reader.feed(html)
    reader.close()
    reader.read.blocks = [each for block in reader.read.blocks if (each := " ".join(block.split()))]
    return reader.read


def read_text(text):
    """The Read of a Text; in a plain text, each line is a block."""
    if text.is_prose:
        return read(text.value)
    return Read(blocks=[each for line in text.value.splitlines() if (each := " ".join(line.split()))])
