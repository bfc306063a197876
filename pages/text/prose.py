"""Rich text as an editor wrote it → rich text as the page needs it. Pure functions on HTML already sanitised."""

import re
from collections.abc import Callable
from html import escape, unescape

HEADING = re.compile(r"<(/?)h([1-6])>")
TABLE = re.compile(r"<table>(.*?)</table>", re.S)


def fit_headings(html: str, level: int, inside=False) -> str:
    """Renumbers the headings: the first is `level`, and none skips a level.

    An editor chooses sizes; a screen reader needs an outline (RGAA 9.1). With `inside`, the text stands below
    an open heading of `level` (the editor's h2), so it may begin with an h3.
    """
    open_levels = [2] if inside else []

    def fitted(match):
        if match[1]:
            return f"</h{min(level + len(open_levels) - 1, 6)}>"
        asked = int(match[2])
        while open_levels and open_levels[-1] >= asked:
            open_levels.pop()
        open_levels.append(asked)
        return f"<h{min(level + len(open_levels) - 1, 6)}>"

    return HEADING.sub(fitted, html)


def scrolling_tables(html: str, label: str) -> str:
    """Puts each table in a frame that scrolls and that the keyboard can reach (RGAA 10.11, 12.8).

    `label` is the accessible name of the frame, already escaped.
    """
    frame = f'<div class="table-box" role="region" tabindex="0" aria-label="{label}"><table class="table">'
    return TABLE.sub(lambda match: f"{frame}{match[1]}</table></div>", html)


def local_links(html: str, localized: Callable[[str], str]) -> str:
    """Leads our links ('/contact/') to the language of the page; `localized` turns one address into another."""
    return re.sub(r'(<a [^>]*?href=")(/[^"]*)"', lambda match: f'{match[1]}{localized(match[2])}"', html)


#: Links are not nested, and the sanitiser writes attributes between double quotes.
ANCHOR = re.compile(r'<a ([^>]*?)href="([^"]*)"([^>]*)>(.*?)</a>', re.S)


def addresses_in(html: str) -> list[str]:
    """The addresses of all links of the text, each once, unescaped."""
    return list(dict.fromkeys(unescape(found[2]) for found in ANCHOR.finditer(html or "")))


def with_addresses(html: str, changed: Callable[[str], str | None]) -> str:
    """Replaces the address of each link by `changed(address)`; where that is None, the words stay without a link."""

    def rewritten(found):
        before, address, after, words = found.groups()
        new = changed(unescape(address))
        return words if new is None else f'<a {before}href="{escape(new)}"{after}>{words}</a>'

    return ANCHOR.sub(rewritten, html)
