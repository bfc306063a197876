"""The objects that a folder of content describes and that are not there yet.

One that exists, that staff moved or that staff deleted (see keys.py) is left alone, with all that belongs to it: loading
twice changes nothing, and no one's work is undone. All or nothing: a fault stops everything, once all of them are told.
"""

from collections import Counter

from django.conf import settings
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.core.files.base import ContentFile
from django.db import models, transaction
from django.utils import timezone

from pages.models import BlockBase, Page, Publication
from programmes.imports.plan import ImportPlan
from programmes.initial_content.keys import KINDS, check_kind, place_in_tree, place_of, was_deleted
from programmes.initial_content.reader import entries_of, files
from programmes.initial_content.stores import Trial, Writer
from programmes.text.faults import BadCell, UnreadableFile

LANGUAGES = [code for code, name in settings.LANGUAGES]


class ContentPlan(ImportPlan):
    def __init__(self, folder):
        super().__init__()
        self.folder = folder
        self.now = timezone.now()  # one date for all: none is newer than another
        self.blocks = {
            kind: proxy for table in BlockBase.__subclasses__() for kind, proxy in table.kinds().items()
        }

    @property
    def counts(self):
        """{name of the kind: [how many are new, how many are there]}"""
        return {kind: [self.made[kind], self.kept[kind]] for kind in self.made | self.kept}

    @property
    def has_changes(self):
        return bool(self.made)

    def look(self, progress=iter):
        """Two new objects that claim the same address or name are seen by apply() alone."""
        return self.run(Trial(), progress)

    def apply(self, progress=iter):
        """Raises AllOrNothing: what fails leaves neither rows nor files."""
        writer = Writer()
        try:
            with transaction.atomic():
                self.run(writer, progress)
                writer.finish()
        except BaseException:
            writer.undo()
            raise
        return self

    def run(self, store, progress):
        self.store, self.made, self.kept = store, Counter(), Counter()  # name of the kind → how many
        new = [(entry, self.make(entry)) for entry in progress(self.entries())]
        for entry, made in new:
            if made:
                self.furnish(made, entry)
        return self

    def entries(self):
        """Those that can be read, what others name first."""
        found = []
        for path in files(self.folder):
            try:
                found += entries_of(path)
            except UnreadableFile as error:
                self.refuse(error.fault)
        order = list(KINDS)
        return sorted(filter(self.is_known, found), key=lambda entry: order.index(entry.kind))

    def is_known(self, entry):
        try:
            check_kind(entry)
        except BadCell as error:
            self.refuse(error.at(file=entry.file))
            return False
        return True

    def refuse(self, fault):
        self.refusals.add(fault)
        self.store.refuse()

    def make(self, entry):
        """The new object, or None where there is nothing to do."""
        model, key = KINDS[entry.kind]
        if self.store.find(model, entry.values[key]) or was_deleted(model, entry.values):
            self.kept[model._meta.verbose_name_plural] += 1
            return None
        values = {name: value for name, value in entry.values.items() if not isinstance(value, list)}
        values = place_in_tree(values) if model is Page else values
        publication = {"publish_at": self.now} if issubclass(model, Publication) else {}
        return self.add(model(), publication | values, place_of(entry), entry.values[key])

    def furnish(self, made, entry):
        """What belongs to a new object: its blocks, its lines, its links to many."""
        for name, rows in entry.values.items():
            if not isinstance(rows, list):
                continue
            place = place_of(entry)
            if name == "blocks":
                self.make_blocks(made, rows, place)
            elif field := self.read(field_of, made, name, at=place.field(name)):
                self.make_many(made, field, rows, place)

    def make_many(self, made, field, rows, place):
        if not field.many_to_many:
            return self.make_lines(made, field, rows, place)
        found = [self.read(self.named, field.related_model, key, at=place.field(field.name)) for key in rows]
        self.store.link(made, field.name, [each for each in found if each])

    def make_blocks(self, page, rows, place):
        for number, row in enumerate(rows, start=1):
            kind = row.get("kind")
            if model := self.read(self.block, kind, at=place.line("blocks", number).field("kind")):
                links = {"parent": page, "region": "main", "ordering": number * 10}
                self.make_child(model, links, row, place.line("blocks", number, kind))

    def block(self, kind):
        if kind not in self.blocks:
            raise BadCell("le genre de bloc « %s » n’existe pas.", str(kind))
        return self.blocks[kind]

    def make_lines(self, made, relation, rows, place):
        for number, row in enumerate(rows, start=1):
            links = {relation.field.name: made, "position": number * 10}
            self.make_child(relation.related_model, links, row, place.line(relation.name, number))

    def make_child(self, model, links, row, place):
        """The links are those to what it belongs to, where the row says nothing else."""
        child = model()
        for name, value in links.items():
            setattr(child, name, value)
        self.add(child, {name: value for name, value in row.items() if name != "kind"}, place)

    def add(self, made, values, place, key=None):
        """Fills the object, checks it and keeps it, even with faults: what names it would be a fault in its turn."""
        wrong = {name for name, value in values.items() if not self.fill(made, name, value, place)}
        try:
            made.full_clean(exclude=wrong | self.store.unknown(made))
        except ValidationError as error:
            for name, said in error.message_dict.items():
                self.refuse(BadCell(" ".join(said)).at(**place.field(name)))
        self.store.keep(made, key)
        self.made[made._meta.concrete_model._meta.verbose_name_plural] += 1
        return made

    def fill(self, made, name, value, place):
        """Whether the value is one that this field takes."""
        return self.read(self.assign, made, name, value, at=place.field(name)) is not None

    def read(self, step, *arguments, at):
        """What the step gives; None where it says that the cell is bad."""
        try:
            return step(*arguments)
        except BadCell as error:
            return self.refuse(error.at(**at))

    def assign(self, made, name, value):
        field = field_of(made, name)
        if hasattr(made, f"{name}_{settings.LANGUAGE_CODE}"):
            assign_translations(made, name, value)
        elif field.is_relation:
            setattr(made, name, self.named(field.related_model, value))
        else:
            setattr(made, name, self.file(value) if isinstance(field, models.FileField) else value)
        return True

    def named(self, model, key):
        found = self.store.find(model, key)
        if not found:
            raise BadCell(f"« %s » n’existe pas ({model._meta.verbose_name}).", key)
        return found

    def file(self, name):
        path = self.folder / name
        if not path.is_file():
            raise BadCell("le fichier « %s » manque.", name)
        return ContentFile(path.read_bytes(), name=path.name)


def field_of(made, name):
    try:
        return made._meta.get_field(name)
    except FieldDoesNotExist as error:
        raise BadCell("ce champ n’existe pas.") from error


def assign_translations(made, name, texts):
    if not isinstance(texts, dict) or not set(texts) <= set(LANGUAGES):
        raise BadCell('ce texte se traduit, écrivez { fr = "…", en = "…" }.')
    for language, text in texts.items():
        setattr(made, f"{name}_{language}", text.strip())
