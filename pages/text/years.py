from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

FIRST, LAST = 1900, 2200


def validate_year(value):
    """Refuses a year, a date or a moment outside of FIRST–LAST: it is a slip, and time zones overflow at extremes."""
    if not FIRST <= getattr(value, "year", value) <= LAST:
        raise ValidationError(
            _("Écrivez une année entre %(first)d et %(last)d."), params={"first": FIRST, "last": LAST}
        )
