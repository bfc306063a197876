"""What staff should do next: each app registers panels, as models register with the admin.

    @panel("pages.change_page", rank=10)
    def drafts():
        return Panel(title=…, items=[Item(…), …])

When a permission is not enough, `@panel_for(may)`: both functions receive the request.

A panel is limited: it reads one row more than it shows, and counts only if there are more.
"""

from dataclasses import dataclass, field

from django.utils.functional import Promise

SHOWN = 5
_registered = []

Text = str | Promise


@dataclass
class Button:
    """A button that changes something: posts `values` to `url`."""

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
    empty: Text  # what to say when nothing is left to do
    items: list[Item] = field(default_factory=list)
    advice: Text = ""
    others: int = 0
    others_url: str = ""


def panel(permission, rank, personal=False):
    """Decorator: registers the function that makes a panel, for those who hold the permission.

    A personal panel's function receives the user.
    """

    def register(function):
        drawn = (lambda request: function(request.user)) if personal else (lambda request: function())
        _register(rank, lambda request: request.user.has_perm(permission), drawn)
        return function

    return register


def panel_for(may, rank):
    """Decorator: registers the function that makes a panel; `may(request)` says who sees it.

    The function receives the request.
    """

    def register(function):
        _register(rank, may, function)
        return function

    return register


def _register(rank, may, function):
    """Panels are sorted by rank; those of the same rank, in the order of registration."""
    _registered.append((rank, may, function))
    _registered.sort(key=lambda each: each[0])


def panels(request):
    """The panels of this person: those with something to do first."""
    found = [function(request) for _, may, function in _registered if may(request)]
    return sorted(found, key=lambda panel: not panel.items)


def first(queryset, item, **words):
    """A Panel with the first objects of `queryset`, each made an Item by `item`, and the number of the others."""
    objects = list(queryset[: SHOWN + 1])
    others = queryset.count() - SHOWN if len(objects) > SHOWN else 0
    return Panel(items=[item(found) for found in objects[:SHOWN]], others=others, **words)
