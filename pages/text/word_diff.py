"""What changed between two texts, in words, rich text included. Pure functions."""

import re
from difflib import SequenceMatcher
from html import unescape
from itertools import groupby

LINE = "\n"
#: These tags begin or end a line for the reader.
BLOCK = re.compile(
    r"</?(?:p|h[1-6]|ul|ol|li|blockquote|table|tbody|thead|tr|th|td|br|hr|div|pre)\b[^>]*>", re.I
)
LINK = re.compile(r'<a\b[^>]*?href="([^"]*)"[^>]*>(.*?)</a>', re.I | re.S)
TAG = re.compile(r"</?[a-z][^>]*>", re.I)
#: Above this number of pairs of words, difflib ignores the most frequent words, to be fast enough.
EXACT = 4_000_000


def word_diff(before: str, after: str) -> list[tuple[str, str]]:
    r"""[("same", "Le chantier"), ("removed", "commence"), ("added", "est fini"), …]

    In rich text, compares words, lines ("\n" in a piece) and the addresses of links; bold and italic do not
    count.
    """
    old, new = words(before), words(after)
    is_exact = len(old) * len(new) <= EXACT
    found = []
    for op, a, b, c, d in SequenceMatcher(None, old, new, autojunk=not is_exact).get_opcodes():
        if op == "equal":
            found.append(("same", old[a:b]))
            continue
        found += [("removed", old[a:b])] if b > a else []
        found += [("added", new[c:d])] if d > c else []
    return [(op, joined(pieces)) for op, pieces in found]


def words(text: str) -> list[str]:
    r"""'<p>Un <b>mot</b></p><p>Fin</p>' → ['Un', 'mot', '\n', 'Fin']; the address of a link is a word too:
    '[/contact/]'."""
    text = LINK.sub(lambda link: f"{link[2]} [{link[1]}]", text or "")
    text = unescape(TAG.sub("", BLOCK.sub(LINE, text))).strip()
    pieces = re.findall(rf"{LINE}|\S+", text.replace("\r", ""))
    return [one for piece, all in groupby(pieces) for one in ([piece] if piece == LINE else all)]


def joined(pieces):
    return re.sub(rf"[ ]?{LINE}[ ]?", LINE, " ".join(pieces))
