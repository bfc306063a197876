"""What staff should do next: each app registers panels, as models register with the admin.

    @panel("pages.change_page", rank=10)
    def drafts():
        return Panel(title=…, items=[Item(…), …])

What a permission cannot say is asked by `@panel_for(may)`: both functions get the request.

A panel is bounded: it reads one row more than it shows, and counts only when there are more.
"""

from dataclasses import dataclass, field

from django.utils.functional import Promise

SHOWN = 5
_registered = []

Text = str | Promise


@dataclass
class Button:
    """One click that changes something: `values` are posted to `url`."""

    url: str
    label: Text
    values: dict


@dataclass
class Item:
    label: Text
    url: str
    sentence: Text = ""
    button: Button | None = None


@dataclass
class Panel:
    title: Text
    empty: Text  # what to say when there is nothing left to do
    items: list[Item] = field(default_factory=list)
    advice: Text = ""
    others: int = 0
    others_url: str = ""


def panel(permission, rank, personal=False):
    """Registers the function; only those who hold the permission see its panel. A personal one is given the user."""

    def register(function):
        drawn = (lambda request: function(request.user)) if personal else (lambda request: function())
        _register(rank, lambda request: request.user.has_perm(permission), drawn)
        return function

    return register


def panel_for(may, rank):
    """Registers the function; `may(request)` says who sees its panel."""

    def register(function):
        _register(rank, may, function)
        return function

    return register


def _register(rank, may, function):
    """Panels stand by rank; those of one rank, as they are written."""
    _registered.append((rank, may, function))
    _registered.sort(key=lambda each: each[0])


def panels(request):
    """The panels of this person: what remains to do first, what is done last."""
    found = [function(request) for _, may, function in _registered if may(request)]
    return sorted(found, key=lambda panel: not panel.items)


def first(queryset, item, **words):
    """A panel with the first objects of `queryset`, each made an Item by `item`, and how many others there are."""
    objects = list(queryset[: SHOWN + 1])
    others = queryset.count() - SHOWN if len(objects) > SHOWN else 0
    return Panel(items=[item(found) for found in objects[:SHOWN]], others=others, **words)
