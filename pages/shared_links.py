"""The links of a draft drawn for a recipient: those to other drafts of the bundle stay in the bundle."""

import re

from django.conf import settings

from pages.languages import language_of, with_prefix, without_prefix

TAG = re.compile(r"<(?:a|img|source)\b[^<>]*>")
ATTRIBUTE = re.compile(r'\b(href|src|srcset)="([^"]*)"')
FILE = re.compile(rf"(?<![^\s,]){re.escape(settings.MEDIA_URL)}([^\s,?#]+)")


def kept_inside(html, places, files):
    """`places`: {path without language: the path in the bundle that stands for it}; `files`: {name: its address there}."""

    def tag(match):
        return ATTRIBUTE.sub(attribute, match[0])

    def attribute(match):
        value = FILE.sub(lambda found: files.get(found[1], found[0]), match[2])
        return f'{match[1]}="{place(value, places) if match[1] == "href" else value}"'

    return TAG.sub(tag, html)


def place(link, places):
    """'/en/projets/lilas/#ou' → '/en/partage/…/3/#ou'."""
    path, mark, rest = re.match(r"([^?#]*)([?#]?)(.*)", link, re.S).groups()
    inside = places.get(without_prefix(path))
    return f"{with_prefix(inside, language_of(path))}{mark}{rest}" if inside else link
