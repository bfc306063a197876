"""Cuts an object into passages, which a reader signs one by one: its own fields, each block, each line."""

from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.utils.translation import gettext as _
from django_prose_editor.fields import ProseEditorField

from pages.editorial.differences import PLACES, Differences, label_of, part_name
from pages.library.models import LibraryItem
from pages.links.models.fields import Linked, linked_values
from pages.links.models.references import references
from pages.text.languages import HTML_LANG
from pages.versions.snapshots import fields, fingerprint, links, row_to_json

#: The key of the passage with the object's own fields; for a part, the key is its primary key.
OWN = "fields"
#: Fields that readers do not see: moving a block or setting a date does not change what was signed.
NOT_READ = {*PLACES, "keeper", "review_date"}


@dataclass(frozen=True)
class Text:
    label: str
    value: str
    lang: str  # "" if it has no language: a date, a number
    is_prose: bool


@dataclass
class Passage:
    key: str
    name: str
    fingerprint: str
    texts: list


class Passages:
    """The passages of `obj` with the content of `snapshot`, in the order of the page."""

    def __init__(self, obj, snapshot):
        self.obj, self.snapshot = obj, snapshot
        self.words = Differences(obj, snapshot, snapshot)
        self.files = {}
        self.look_up()

    def look_up(self):
        """Loads what the snapshot links to, one query for each model: names to show, and the content of files."""
        wanted = {}
        for found, values in links(self.obj, self.snapshot):
            wanted.setdefault(found.remote_field.model, set()).add(values[found.name])
        for model, keys in wanted.items():
            for target in model._base_manager.filter(pk__in=keys):
                self.words.known[(model, str(target.pk))] = str(target)
                if isinstance(target, LibraryItem):
                    self.files[(model, str(target.pk))] = readable(model, row_to_json(target))

    @cached_property
    def all(self):
        own = self.snapshot["fields"] | self.snapshot["relations"]
        parts = [
            (self.rank(number, model, values), model, key, values)
            for number, (model, _owner) in enumerate(self.obj.parts())
            for key, values in self.snapshot["parts"].get(model._meta.label_lower, {}).items()
        ]
        passages = [self.passage(OWN, type(self.obj), own, _("Titre, résumé et informations"))]
        for _rank, model, key, values in sorted(parts, key=lambda part: part[0]):
            passages.append(self.passage(key, model, values, part_name(model, values)))
        return passages

    def rank(self, number, model, values):
        """The order of a part: blocks of all tables together, the head of the page first; lines table by table."""
        place = next((values[name] for name in PLACES if values.get(name) is not None), 0)
        is_block = hasattr(model, "kinds")
        return (-1 if is_block else number, values.get("region") == "main", int(place))

    def passage(self, key, model, values, name):
        read = readable(model, values)
        kind = getattr(model, "kinds", dict)().get(values.get("kind"))
        return Passage(key, name[:200], self.print_of(model, read), self.texts(model, read, kind))

    def print_of(self, model, values):
        """The fingerprint of a passage.

        It changes if the words of a picture or the file of a document change; it does not change if a linked
        page gets another address, since the link still leads to it.
        """
        values = {name: self.kept(model._meta.get_field(name), value) for name, value in values.items()}
        files = {
            found.name: self.files.get((found.remote_field.model, str(values[found.name])))
            for found in fields(model)
            if found.is_relation and values.get(found.name) is not None
        }
        return fingerprint([values, {name: file for name, file in files.items() if file}])

    def kept(self, field, value):
        """A value with its links as they are stored: as references."""
        if not isinstance(field, Linked) or not value:
            return value
        known = self.references[language_of_field(field)]
        return field.rewrite(value, lambda link: known.get(link, link))

    @cached_property
    def references(self):
        """{language: {address: reference}} of all the links of the snapshot, one look-up for each language."""
        found = {}
        for field, value in linked_values(self.obj, self.snapshot):
            found.setdefault(language_of_field(field), set()).update(field.links(value))
        return {language: references(addresses, language) for language, addresses in found.items()}

    def texts(self, model, values, kind):
        """The texts of a passage: for a block, the fields of its kind; otherwise all that is filled."""
        found = []
        for name, value in values.items():
            field = model._meta.get_field(name)
            if name == "slug" or (kind and original(field).name not in kind.FIELDS):
                continue
            if field.many_to_many:
                value = ", ".join(self.words.named(field, key) for key in value)
            else:
                value = self.words.shown(field, value)
            if value:
                found.append(self.text(field, value))
        return found

    def text(self, field, value):
        lang = HTML_LANG.get(getattr(field, "language", ""), "")
        return Text(label_of(field), value, lang, isinstance(original(field), ProseEditorField))

    @cached_property
    def prints(self):
        return {passage.key: passage.fingerprint for passage in self.all}

    @cached_property
    def whole(self):
        return fingerprint(self.prints)


def readable(model, values):
    """The values without those that readers do not see or that the site sets by itself."""
    hidden = {field.name for field in model._meta.fields if not field.editable}
    hidden |= NOT_READ.union(getattr(model, "DATES", ()))
    return {name: value for name, value in values.items() if name not in hidden}


def language_of_field(field):
    return getattr(field, "language", settings.LANGUAGE_CODE)


def original(field):
    return getattr(field, "translated_field", field)
