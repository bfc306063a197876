"""What an import would change of one place."""

from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Fact:
    label: str
    old: str
    new: str

    def __str__(self):
        return _("%(label)s : %(old)s → %(new)s") % vars(self)


@dataclass
class Change:
    """A place, what would be different, and the steps that make it so once the place itself is saved."""

    place: object
    is_new: bool = False
    fields: set = field(default_factory=set)
    facts: list = field(default_factory=list)
    steps: list = field(default_factory=list)

    def __bool__(self):
        return self.is_new or bool(self.fields or self.steps)

    def set(self, name, value):
        old = getattr(self.place, name)
        if old != value:
            setattr(self.place, name, value)
            self.fields.add(name)
            self.say(self.place._meta.get_field(name).verbose_name, old, value)

    def say(self, label, old, new):
        self.facts.append(Fact(str(label), shown(old), shown(new)))

    @property
    def said(self):
        """All that would be different, in a line."""
        return " · ".join(map(str, self.facts))

    def apply(self):
        if self.is_new or self.fields:
            self.place.save()
        for step in self.steps:
            step()


def shown(value):
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    return "–" if value in (None, "", ()) else str(value)
