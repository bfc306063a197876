"""The differences between two versions of an object, in the words of its form."""

from dataclasses import dataclass, field
from html import unescape

from django.db.models import Model
from django.utils.functional import cached_property
from django.utils.html import strip_tags
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _

from pages.links.models.fields import Linked, linked_values
from pages.links.models.references import codes_in, readable, targets
from pages.text.languages import NAMES
from pages.text.word_diff import word_diff
from pages.versions.merging import ABSENT, changes, visible
from pages.versions.snapshots import BOOKKEEPING, value_from_json

#: The position among others is not a text: nobody wants to read « ordre : 10 → 20 ».
PLACES = ("ordering", "position")


@dataclass
class Difference:
    unit: tuple
    place: str
    label: str
    before: object
    after: object
    kind: str = "text"  # "text", "value", "came", "left", "moved", "picture"
    name: str = field(init=False)

    def __post_init__(self):
        self.name = "·".join(self.unit)

    @cached_property
    def words(self):
        return word_diff(self.before, self.after)


class Differences:
    """The differences between two snapshots of `obj`, in the order of its fields, then of its parts."""

    def __init__(self, obj, before, after):
        self.obj, self.model, self.before, self.after = obj, type(obj), before, after
        self.tables = {model._meta.label_lower: model for model, _key in obj.parts()}
        self.known = {}

    def __iter__(self):
        found = visible(changes(self.before, self.after))
        for unit in sorted(found, key=self.rank):
            yield self.difference(unit, *found[unit])

    def rank(self, unit):
        if unit[0] != "parts":
            names = [each.name for each in (*self.model._meta.fields, *self.model._meta.many_to_many)]
            return 0, "", names.index(unit[1]) if unit[1] in names else 0, ""
        part = self.part(unit)
        place = next((part[name] for name in PLACES if part.get(name) is not None), 0)
        return 1, unit[1], int(place), "".join(unit[2:])

    def part(self, unit):
        for source in (self.after, self.before):
            if found := source["parts"].get(unit[1], {}).get(unit[2]):
                return found
        return {}

    def difference(self, unit, old, new):
        if unit[0] == "parts":
            return self.of_part(unit, old, new)
        kind = "value" if unit[0] == "relations" else None
        return self.of_field(unit, self.model, unit[1], "", old, new, kind)

    def of_part(self, unit, old, new):
        model, part = self.tables.get(unit[1]), self.part(unit)
        if not model:
            return Difference(unit, unit[1], "", "", "")
        place = part_name(model, part)
        if len(unit) == 3:
            came = old == ABSENT
            text = self.all_texts(model, part)
            return Difference(
                unit, place, "", "" if came else text, text if came else "", "came" if came else "left"
            )
        if unit[3] in PLACES:
            return Difference(unit, place, _("place"), str(old), str(new), "moved")
        return self.of_field(unit, model, unit[3], place, old, new)

    def all_texts(self, model, part):
        shown = [
            self.led(model._meta.get_field(name), value)
            for name, value in part.items()
            if name not in (*PLACES, *BOOKKEEPING, "kind", "region")
        ]
        return "\n".join(text for text in shown if text)

    def of_field(self, unit, model, name, place, old, new, kind=None):
        found = model._meta.get_field(name)
        if found.many_to_many:
            before, after = (", ".join(self.named(found, key) for key in keys or []) for keys in (old, new))
        else:
            before, after = self.led(found, old), self.led(found, new)
        is_text = isinstance(old or new, str) and not (found.is_relation or found.choices)
        return Difference(
            unit, place, label_of(found), before, after, kind or ("text" if is_text else "value")
        )

    def led(self, found, value):
        """The value as an editor reads it: links are shown as present addresses."""
        text = self.shown(found, value)
        if not isinstance(found, Linked):
            return text
        return found.rewrite(text, lambda link: readable(link, self.targets))

    @cached_property
    def targets(self):
        """The targets of the links of both versions, by one query."""
        held = [*linked_values(self.obj, self.before), *linked_values(self.obj, self.after)]
        return targets(codes_in(link for field, value in held for link in field.links(value)))

    def shown(self, found, value):
        if value in (None, ""):
            return ""
        if found.is_relation:
            return self.named(found, value)
        value = value_from_json(found, value)
        if found.choices:
            return str(dict(found.flatchoices).get(value, value))
        if isinstance(value, bool):
            return _("oui") if value else _("non")
        return str(value)

    def named(self, found, key):
        """The name of the object that has this key, or « (supprimé) »."""
        model = found.remote_field.model
        if (model, str(key)) not in self.known:
            target = model._base_manager.filter(pk=key).first()
            self.known[(model, str(key))] = str(target) if isinstance(target, Model) else _("(supprimé)")
        return self.known[(model, str(key))]


def label_of(found):
    original = getattr(found, "translated_field", None)
    if not original:
        return capfirst(found.verbose_name)
    return f"{capfirst(original.verbose_name)} ({NAMES.get(found.language, found.language)})"


def part_name(model, part):
    """'Texte « Se loger dans… »': the kind of a part, and how its text begins.

    `part` is its value in a snapshot.
    """
    kind = getattr(model, "kinds", dict)().get(part.get("kind"), model)
    texts = [part.get(f"{name}_fr") for name in ("title", "label", "name", "figure", "body", "caption")]
    said = next((unescape(strip_tags(text)) for text in texts if text), "")
    name = capfirst(kind._meta.verbose_name)
    return _("%(kind)s « %(name)s »") % {"kind": name, "name": Truncator(said).chars(50)} if said else name


def part_names(obj, snapshot):
    """[("pages.block·<key>", name), …] of the parts of a snapshot, in the order of their tables and places."""
    found = []
    for model, _key in obj.parts():
        rows = snapshot["parts"].get(model._meta.label_lower, {})
        for key in sorted(
            rows, key=lambda key: next((rows[key][name] or 0 for name in PLACES if name in rows[key]), 0)
        ):
            found.append((f"{model._meta.label_lower}·{key}", part_name(model, rows[key])))
    return found
