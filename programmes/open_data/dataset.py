"""What a dataset is: its columns, and the rows that its page shows too."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import Any

from django.db.models import Count, Max
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pages.site.filter import Filter

Text = str | Promise

#: {kind of a column: how it is explained to readers}
KINDS = {
    "string": _("texte"),
    "list": _("liste de textes, séparés par « ; » dans le fichier CSV"),
    "integer": _("nombre entier"),
    "number": _("nombre, décimales après un point"),
    "date": _("date, AAAA-MM-JJ"),
    "datetime": _("date et heure, avec le décalage horaire (ISO 8601)"),
    "boolean": _("oui ou non ; true ou false en JSON"),
    "path": _("adresse d’une page de ce site"),
}
#: {extension of the file: its name for readers}
FORMATS = {"csv": "CSV", "json": "JSON", "geojson": "GeoJSON"}


@dataclass(frozen=True)
class Column:
    """One value of each row.

    `of`: a function of the row, or the dotted name of an attribute ("programme.name"; None on the way gives
    None). A path ("/projets/…/") is written as a complete address.
    """

    name: str
    title: Text
    kind: str = "string"
    of: Callable[[Any], Any] | str = ""

    def __post_init__(self):
        assert self.kind in KINDS, self.kind

    @cached_property
    def getter(self):
        return self.of if callable(self.of) else followed(self.of or self.name)

    @property
    def form(self):
        return KINDS[self.kind]

    @property
    def parts(self):
        """The parts of its name: on a phone, it may be cut between them."""
        return self.name.split("_")

    def value(self, row):
        """The value for a row; None if it is not known: an empty text counts as None."""
        found = self.getter(row)
        return None if found == "" else found


def followed(dotted):
    """A function: row → the value of this dotted name, or None if an object on the way is None."""

    def getter(row):
        for name in dotted.split("."):
            row = None if row is None else getattr(row, name)
        return row

    return getter if "." in dotted else attrgetter(dotted)


@dataclass(frozen=True)
class Dataset:
    """`rows(filters)`: the published rows, in a stable order that ends with the key; `filters`, of the class `filter`,
    narrows them as on their page. `geometry(row)`: a GeoJSON geometry (WGS 84) or None. `page`: the name of the URL of
    the page that shows the same rows.
    """

    slug: str
    title: Text
    description: Text
    columns: tuple[Column, ...]
    rows: Callable[[Filter], Any]
    #: What may narrow it: the base of all filters knows no parameter.
    filter: type[Filter] = Filter
    page: str = ""
    source: Text = ""
    #: The name of the field that says when a row last changed.
    changed: str = "updated_at"
    keywords: tuple[Text, ...] = ()
    geometry: Callable[[Any], dict | None] | None = None
    #: The name and address of a published schema that the CSV follows.
    schema: tuple[str, str] | None = None

    @property
    def formats(self):
        return ("csv", "json", "geojson") if self.geometry else ("csv", "json")

    @property
    def files(self):
        return [(format, FORMATS[format]) for format in self.formats]

    @property
    def parameters(self):
        """The fields that its addresses may carry after the "?"."""
        return list(self.filter({}).fields.values())

    def all(self):
        return self.rows(self.filter({}))

    def state(self):
        """{"count": number of rows, "changed": moment of the last change or None}, by one query."""
        rows = self.all().order_by()
        return rows.aggregate(count=Count("pk", distinct=True), changed=Max(self.changed))

    def __str__(self):
        return str(self.title)
