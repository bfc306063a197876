"""Where what the content describes is kept: in the database, or nowhere, to see what would come of it."""

from django.db import models

from pages.links.models.fields import links_of
from pages.links.models.references import own_parts
from pages.models import Page
from programmes.imports.plan import AllOrNothing
from programmes.initial_content.keys import KEYS, find


class Trial:
    """Reads the database and writes nothing: each new object gets a number that no row has, and is found by its key."""

    def __init__(self):
        self.made, self.last = {}, 0

    def find(self, model, key):
        return self.made.get((model, key)) or find(model, key)

    def keep(self, made, key=None):
        self.last -= 1
        made.pk = made.pk or self.last
        if isinstance(made, Page):
            made.path = made.get_path()  # by which the pages below name it
        if type(made) in KEYS:
            self.made.setdefault((type(made), key), made)

    def link(self, made, name, others):
        """Lines of a relation to many are rows too."""

    def unknown(self, made):
        """The names of the fields whose object is in no row: the database knows nothing to check of them."""
        keys = [field for field in made._meta.concrete_fields if field.is_relation]
        return {field.name for field in keys if (getattr(made, field.attname) or 0) < 0}

    def refuse(self):
        """The other faults are to be told too."""


class Writer:
    """Saves; `undo()` takes back the files, as the transaction takes back the rows."""

    find = staticmethod(find)

    def __init__(self):
        self.with_files, self.with_links = [], []

    def keep(self, made, key=None):
        if file_fields(made):
            self.with_files.append(made)
        made.save()
        if any(own_parts(link) for link in links_of(made)):
            self.with_links.append(made)

    def link(self, made, name, others):
        getattr(made, name).set(others)

    def unknown(self, made):
        return set()

    def refuse(self):
        raise AllOrNothing

    def finish(self):
        """Links are kept as references once what they lead to is there: it may have come after them."""
        for made in self.with_links:
            made.is_minor = True
            made.save()

    def undo(self):
        for made in self.with_files:
            for field in file_fields(made):
                stored = getattr(made, field.name)
                if stored and stored._committed:
                    stored.delete(save=False)


def file_fields(made):
    return [field for field in made._meta.fields if isinstance(field, models.FileField)]
