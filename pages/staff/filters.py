from django.contrib import admin
from django.utils.translation import gettext_lazy as _


class RelatedFilter(admin.RelatedOnlyFieldListFilter):
    """Names the choice of rows without a value: Django's filter shows a hyphen, which is no name for a link."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.empty_value_display = _("sans")


def titled(title, base=admin.ChoicesFieldListFilter):
    """Django's filter on a field, with a title that reads well after « Par »."""

    class Titled(base):
        def __init__(self, *args, **kwargs):
            super().__init__(*args, **kwargs)
            self.title = title

    return Titled
