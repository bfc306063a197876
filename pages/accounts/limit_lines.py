"""The limits of an account, as inlines of its form: each app registers its kinds."""

from pages.models import PageLimit
from pages.staff.base import Lines

registered = []


def register(lines):
    registered.append(lines)
    return lines


class LimitLines(Lines):
    """Inline of one kind of limit, in the form of an account."""

    def get_autocomplete_fields(self, request):
        return (self.model.TARGET,)


@register
class PageLimitLines(LimitLines):
    model = PageLimit
