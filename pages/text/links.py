from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

MESSAGE = _(
    "Écrivez une adresse du site, qui commence par « / », ou une adresse complète, qui commence par « https:// »."
)


def validate_link(value):
    """Accepts an address of the site ('/contact/') or a complete one (http, https).

    Refuses everything else with a ValidationError: '//host', 'javascript:…'.
    """
    if value.startswith("/") and not value.startswith("//") and " " not in value and "\\" not in value:
        return
    try:
        URLValidator(["http", "https"])(value)
    except ValidationError:
        raise ValidationError(MESSAGE) from None
