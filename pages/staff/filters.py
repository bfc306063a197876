from django.contrib import admin
from django.utils.translation import gettext_lazy as _


class RelatedFilter(admin.RelatedOnlyFieldListFilter):
    """What has none is offered in a word: the stock filter has a hyphen, which names no link."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.empty_value_display = _("sans")


def titled(title, base=admin.ChoicesFieldListFilter):
    """The stock filter on a field, under a title that reads well after « Par »."""

    class Titled(base):
        def __init__(self, *args, **kwargs):
            super().__init__(*args, **kwargs)
            self.title = title

    return Titled
