"""Which object of the site an entry of the files stands for, if it is there already."""

from contextlib import suppress
from dataclasses import dataclass

from django.urls import NoReverseMatch

from pages.models import Addressed, Page, Picture, Redirect, SiteSettings
from programmes.models import Commune, Partner, Person, Programme, Project, Quartier
from programmes.text.faults import BadCell

#: Table of the files → model, and the natural key by which other entries name its objects. In the order in
#: which they are made: an entry names what stands above; blocks and lines come last and may name anything.
KINDS = {
    "settings": (SiteSettings, "id"),
    "picture": (Picture, "title"),
    "commune": (Commune, "insee_code"),
    "quartier": (Quartier, "code"),
    "partner": (Partner, "slug"),
    "person": (Person, "name"),
    "page": (Page, "path"),
    "programme": (Programme, "slug"),
    "project": (Project, "slug"),
}
KEYS = dict(KINDS.values())


@dataclass(frozen=True)
class Place:
    """Of an entry, or of a row in it; as a Fault is told it."""

    file: str
    row: str

    def field(self, name):
        return {"file": self.file, "row": self.row, "column": name}

    def line(self, name, number, kind=""):
        said = f"{self.row}, {name} n° {number}"
        return Place(self.file, f"{said} ({kind})" if kind else said)


def check_kind(entry):
    """Raises BadCell where no model, or no key, is said."""
    if entry.kind not in KINDS:
        raise BadCell(f"[[%s]] n’existe pas ; il y a {', '.join(KINDS)}.", entry.kind)
    key = KINDS[entry.kind][1]
    if key not in entry.values:
        raise BadCell(f"[[{entry.kind}]] : il manque « {key} » dans %s.", str(entry.values))


def place_of(entry):
    return Place(entry.file, f"{entry.kind} « {entry.values[KINDS[entry.kind][1]]} »")


def find(model, key):
    """The object that has this key, or had it until staff gave it another address; or None."""
    found = model._base_manager.filter(**{KEYS[model]: key}).first()
    if found or KEYS[model] not in ("path", "slug") or not issubclass(model, Addressed):
        return found
    path = path_of(model, key)
    moved_to = path and Redirect.objects.at(path).values_list("target", flat=True).first()
    return moved_to and next((each for each in model.objects.all() if each.get_path() == moved_to), None)


def was_deleted(model, values):
    """Deleted objects leave a 410 at their address (see Addressed.delete)."""
    address = values.get("path" if model is Page else "slug")
    path = path_of(model, address) if address and issubclass(model, Addressed) else None
    return bool(path) and Redirect.objects.at(path).filter(target="").exists()


def path_of(model, address):
    """None for a slug that makes no address: full_clean() says what is wrong with it."""
    with suppress(NoReverseMatch):
        return address if model is Page else model(slug=address).get_path()


def place_in_tree(values):
    """A page of the files says its path: '/a/b/' is page 'b' under '/a/'."""
    above, slug = values["path"].rstrip("/").rpartition("/")[::2]
    parent = {"parent": f"{above}/"} if above else {}
    return {**{name: value for name, value in values.items() if name != "path"}, **parent, "slug": slug}
