"""The files that a version shows: those it names by a key of the library, and those whose address is in a text."""

import json
import re

from django.apps import apps
from django.conf import settings

from pages.versions.snapshots import links

MENTION = re.compile(rf"{re.escape(settings.MEDIA_URL)}([^\s\"'\\<>?#&]+)")


def is_of_library(model):
    return hasattr(model, "stored_names")


def files_shown(model, snapshot: dict) -> str:
    """The files as text for the database, one a line: 'pages.picture 12', or a stored name ('documents/plan.pdf')."""
    files = Files()
    files.read_snapshot(model, snapshot)
    keys = [f"{model._meta.label_lower} {key}" for model, found in files.keys.items() for key in found]
    return "\n".join(sorted([*keys, *files.names]))


class Files:
    def __init__(self):
        self.keys, self.names = {}, set()

    def __bool__(self):
        return bool(self.keys or self.names)

    def add(self, model, key):
        self.keys.setdefault(model, set()).add(key)

    def read(self, text):
        self.names |= set(MENTION.findall(text))

    def read_snapshot(self, model, snapshot):
        for field, values in links(model(), snapshot):
            if is_of_library(field.remote_field.model):
                self.add(field.remote_field.model, int(values[field.name]))
        self.read(json.dumps(snapshot, ensure_ascii=False))

    def read_told(self, text):
        for line in text.splitlines():
            label, _space, key = line.partition(" ")
            if key:
                self.add(apps.get_model(label), int(key))
            else:
                self.names.add(line)

    def all_names(self) -> set[str]:
        """The stored names, including those of the renditions of pictures."""
        found = set(self.names)
        for model, keys in self.keys.items():
            for item in model._base_manager.filter(pk__in=keys):
                found |= item.stored_names
        for model in filter(is_of_library, apps.get_models()):
            for item in model._base_manager.filter(file__in=self.names):
                found |= item.stored_names
        return found
