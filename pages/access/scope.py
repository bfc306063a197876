"""The part of the site in which a user may write (pages/access/models/limit.py), read once a request."""

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from pages.access.models.limit import kinds
from pages.models import LibraryItem


def scope_of(user):
    """The Scope of `user`, kept on this object, which is new at each request."""
    if not hasattr(user, "_scope"):
        user._scope = Scope(user)
    return user._scope


def limits_of(user):
    """{kind of limit: [the limits of `user`]}, by one query for each kind."""
    return {kind: list(kind.objects.filter(user=user).select_related(kind.TARGET)) for kind in kinds()}


class Scope:
    def __init__(self, user):
        self.user, self.library = user, {}

    @cached_property
    def by_kind(self):
        """{kind of limit: [limits]}, by one query for each kind; empty for a superuser, who has no limits."""
        return {} if self.user.is_superuser else limits_of(self.user)

    @cached_property
    def limits(self):
        return [limit for found in self.by_kind.values() for limit in found]

    def names(self):
        return ", ".join(_("« %s »") % limit for limit in self.limits)

    def may_hold(self, model, new=False):
        """Whether any object of `model`, or a new one, can be inside the scope."""
        if not self.limits or issubclass(model, LibraryItem):
            return True
        return any(
            kind.placing(model) or (issubclass(model, kind.places()) and not new)
            for kind, limits in self.by_kind.items()
            if limits
        )

    def holds(self, obj):
        """Whether `obj` is inside. A line is where its object is; a file of the library, wherever it is shown."""
        obj = getattr(obj, "shown_in", obj)
        if not self.limits:
            return True
        if isinstance(obj, LibraryItem):
            return self.holds_file(obj)
        return any(limit.holds(obj) for limit in self.limits)

    def held(self, objects):
        """The objects of a queryset that are inside, as a list, by one query; their fields must say where they are."""
        fields = {field.name for kind in self.by_kind for field in kind.placing(objects.model)}
        found = objects.select_related(*fields) if fields else objects
        return [obj for obj in found if self.holds(obj)]

    def is_inside(self, place):
        """Whether something may be put under `place`; None is the top of the site."""
        return not self.limits or bool(place and any(limit.holds(place) for limit in self.limits))

    def holds_file(self, item):
        key = (type(item), item.pk)
        if key not in self.library:
            self.library[key] = not item.pk or all(self.holds(place) for place in item.uses())
        return self.library[key]

    def refusal(self, obj):
        """(field name or None, sentence) if saving `obj` as the form made it would put it outside of the
        scope; otherwise None.
        """
        if not self.limits or isinstance(obj, LibraryItem) or any(limit.takes(obj) for limit in self.limits):
            return None
        fields = [field.name for kind in self.by_kind for field in kind.placing(type(obj))]
        sentence = _("Votre compte est limité à %s : choisissez là.") % self.names()
        return (fields[0] if fields else None), sentence

    def narrowed(self, field, choices):
        """Narrows the queryset `choices` of a field to the objects that keep the edited object inside the scope."""
        for kind, limits in self.by_kind.items():
            if self.limits and kind.is_placing(field):
                return choices.filter(kind.within(limits))
        return choices
