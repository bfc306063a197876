"""What libraries read from a request, where it is not what was sent."""

from copy import copy


def with_data(request, data):
    """A request like `request`, but whose form holds `data`: the one that came stays as it was sent."""
    other = copy(request)
    other.POST = data
    return other
