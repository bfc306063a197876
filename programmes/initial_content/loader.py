"""Makes the objects that a folder of content describes and that are not there yet.

One that exists, that staff moved or that staff deleted (see keys.py) is left alone, with all that
belongs to it: loading twice changes nothing, and no one's work is undone.
"""

from collections import Counter

from django.conf import settings
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.core.files.base import ContentFile
from django.db import models, transaction
from django.utils import timezone

from pages.links.models.fields import links_of
from pages.links.models.references import own_parts
from pages.models import BlockBase, Page, Publication
from programmes.initial_content.keys import KINDS, check_kind, find, place_in_tree, was_deleted, where
from programmes.initial_content.reader import ContentError, entries

LANGUAGES = [code for code, name in settings.LANGUAGES]


class Loader:
    def __init__(self, folder):
        self.folder = folder
        self.made, self.kept = Counter(), Counter()  # name of the kind → how many
        self.now = timezone.now()  # one date for all: none is newer than another
        self.with_files, self.with_links = [], []

    def load(self, dry_run=False):
        """All or nothing: what fails, or was only tried, leaves neither rows nor files."""
        try:
            with transaction.atomic():
                self.load_entries()
                transaction.set_rollback(dry_run)
        except BaseException:
            self.remove_files()
            raise
        if dry_run:
            self.remove_files()

    def load_entries(self):
        found = entries(self.folder)
        for entry in found:
            check_kind(entry)
        order = list(KINDS)
        found.sort(key=lambda entry: order.index(entry.kind))
        for entry, made in [(entry, self.make(entry)) for entry in found]:
            if made:
                self.furnish(made, entry)
        for made in self.with_links:  # what they lead to may have come after them
            made.is_minor = True
            made.save()

    def make(self, entry):
        """The new object, or None where there is nothing to do."""
        model, key = KINDS[entry.kind]
        if find(model, entry.values[key]) or was_deleted(model, entry.values):
            self.kept[model._meta.verbose_name_plural] += 1
            return None
        values = {name: value for name, value in entry.values.items() if not isinstance(value, list)}
        made = self.build(model, place_in_tree(values) if model is Page else values, where(entry))
        if isinstance(made, Publication):
            made.publish_at = made.publish_at or self.now
        return self.save(made, where(entry))

    def furnish(self, made, entry):
        """What belongs to a new object: its blocks, its lines, its links to many."""
        for name, rows in entry.values.items():
            if isinstance(rows, list):
                place = f"{where(entry)}, champ {name}"
                if name == "blocks":
                    self.make_blocks(made, rows, place)
                elif field_of(made, name, place).many_to_many:
                    model = made._meta.get_field(name).related_model
                    getattr(made, name).set([self.named(model, key, place) for key in rows])
                else:
                    self.make_lines(made, name, rows, place)

    def make_blocks(self, page, rows, place):
        kinds = {kind: proxy for table in BlockBase.__subclasses__() for kind, proxy in table.kinds().items()}
        for number, row in enumerate(rows, start=1):
            kind = row.get("kind")
            if kind not in kinds:
                raise ContentError(f"{place}, n° {number} : le genre de bloc « {kind} » n’existe pas.")
            links = {"parent": page, "region": "main", "ordering": number * 10}
            self.make_child(kinds[kind], links, row, f"{place}, n° {number} ({kind})")

    def make_lines(self, made, name, rows, place):
        relation = made._meta.get_field(name)
        for number, row in enumerate(rows, start=1):
            links = {relation.field.name: made, "position": number * 10}
            self.make_child(relation.related_model, links, row, f"{place}, n° {number}")

    def make_child(self, model, links, row, place):
        child = self.build(model, {name: value for name, value in row.items() if name != "kind"}, place)
        for name, value in links.items():
            if name not in row:
                setattr(child, name, value)
        self.save(child, place)

    def build(self, model, values, place):
        made = model()
        for name, value in values.items():
            self.assign(made, name, value, f"{place}, champ {name}")
        return made

    def assign(self, made, name, value, place):
        field = field_of(made, name, place)
        if hasattr(made, f"{name}_{settings.LANGUAGE_CODE}"):
            assign_translations(made, name, value, place)
        elif field.is_relation:
            setattr(made, name, self.named(field.related_model, value, place))
        elif isinstance(field, models.FileField):
            setattr(made, name, self.file(value, place))
        else:
            setattr(made, name, value)

    def named(self, model, key, place):
        found = find(model, key)
        if not found:
            raise ContentError(f"{place} : « {key} » n’existe pas ({model._meta.verbose_name}).")
        return found

    def file(self, name, place):
        path = self.folder / name
        if not path.is_file():
            raise ContentError(f"{place} : le fichier {name} manque.")
        return ContentFile(path.read_bytes(), name=path.name)

    def save(self, made, place):
        try:
            made.full_clean()
        except ValidationError as error:
            faults = [
                f"{place}, champ {name} : {' '.join(said)}" for name, said in error.message_dict.items()
            ]
            raise ContentError("\n".join(faults)) from error
        if file_fields(made):
            self.with_files.append(made)
        made.save()
        if any(own_parts(link) for link in links_of(made)):
            self.with_links.append(made)
        self.made[made._meta.concrete_model._meta.verbose_name_plural] += 1
        return made

    def remove_files(self):
        for made in self.with_files:
            for field in file_fields(made):
                stored = getattr(made, field.name)
                if stored and stored._committed:
                    stored.delete(save=False)


def field_of(made, name, place):
    try:
        return made._meta.get_field(name)
    except FieldDoesNotExist as error:
        raise ContentError(f"{place} : ce champ n’existe pas.") from error


def file_fields(made):
    return [field for field in made._meta.fields if isinstance(field, models.FileField)]


def assign_translations(made, name, texts, place):
    if not isinstance(texts, dict) or not set(texts) <= set(LANGUAGES):
        raise ContentError(f'{place} : ce texte se traduit, écrivez {{ fr = "…", en = "…" }}.')
    for language, text in texts.items():
        setattr(made, f"{name}_{language}", text.strip())
