"""The links of a draft shown to a recipient: those to other drafts of the bundle stay inside the bundle."""

import re

from django.conf import settings
from django.urls import reverse

from pages.editorial.withheld import files_of, withheld_files
from pages.sharing.items import shared_items
from pages.text.languages import language_of, with_prefix, without_prefix

TAG = re.compile(r"<(?:a|img|source)\b[^<>]*>")
ATTRIBUTE = re.compile(r'\b(href|src|srcset)="([^"]*)"')
FILE = re.compile(rf"(?<![^\s,]){re.escape(settings.MEDIA_URL)}([^\s,?#]+)")


class Inside:
    """The drafts of a bundle, and the links between them."""

    def __init__(self, recipient, token):
        self.token = token
        self.items = {each.obj: each.item for each in shared_items(recipient) if each.is_open}

    @property
    def drafts(self):
        return [(obj, item.work.snapshot) for obj, item in self.items.items()]

    @property
    def files(self):
        """The names of the files that they show."""
        return files_of(*((type(obj), snapshot) for obj, snapshot in self.drafts))

    def keep(self, response, refused, addresses):
        """The response with its links inside the bundle.

        Called after the drafts are rolled back, because the withheld files are asked of the database.
        `refused` and `addresses` come from as_if_published().
        """
        places = {
            path: without_prefix(reverse("pages:shared_item", args=[self.token, self.items[obj].pk]))
            for path, obj in addresses.items()
            if obj not in refused
        }
        files = {
            name: reverse("shared_media", args=[self.token, name])
            for name in self.files
            if withheld_files.holds(name)
        }
        response.content = kept_inside(response.content.decode(), places, files).encode()
        return response


def kept_inside(html: str, places: dict[str, str], files: dict[str, str]) -> str:
    """The HTML with its addresses replaced.

    `places`: {path without language: its path in the bundle}; `files`: {name: its address in the bundle}.
    """

    def tag(match):
        return ATTRIBUTE.sub(attribute, match[0])

    def attribute(match):
        value = FILE.sub(lambda found: files.get(found[1], found[0]), match[2])
        return f'{match[1]}="{place(value, places) if match[1] == "href" else value}"'

    return TAG.sub(tag, html)


def place(link: str, places: dict[str, str]) -> str:
    """'/en/projets/lilas/#ou' → '/en/partage/…/3/#ou'; the link itself if it leads to no draft of the bundle."""
    path, mark, rest = re.match(r"([^?#]*)([?#]?)(.*)", link, re.S).groups()
    inside = places.get(without_prefix(path))
    return f"{with_prefix(inside, language_of(path))}{mark}{rest}" if inside else link
