from django.utils.translation import gettext_lazy as _

from pages.site.filter_fields import Listed
from programmes.models import Programme


def programme_field(**options):
    """The programme as a parameter of a list. `options`: what the list says of it, as `row`."""
    return Listed(
        "programme",
        _("Programme"),
        keeps=_("ce qui est de ce programme"),
        criterion="programme",
        everything=_("Tous les programmes"),
        rows=Programme.objects.all,
        **options,
    )
