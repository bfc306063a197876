from django import template
from django.utils.formats import number_format
from django.utils.translation import gettext as _

register = template.Library()


@register.filter
def euros(amount):
    """'12 800 €', '22 000,80 €': without cents if there are none, with spaces that do not break; '' for None."""
    if amount is None:
        return ""
    places = 0 if amount == int(amount) else 2
    return _("%s €") % number_format(amount, places, force_grouping=True)
