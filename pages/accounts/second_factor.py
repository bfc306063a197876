"""Who must sign in with something more than a password, and has nothing yet."""

from allauth.mfa.models import Authenticator
from django.conf import settings

from pages.roles import ADMINISTRATOR, EDITOR

#: The groups whose members publish, or govern the site.
GROUPS = (EDITOR, ADMINISTRATOR)
#: Recovery codes alone are no factor: they stand in for one that is lost.
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def is_required(user):
    return settings.SECOND_FACTOR_REQUIRED and (
        user.is_superuser or user.groups.filter(name__in=GROUPS).exists()
    )


def is_missing(user):
    """Asked several times for one screen, looked up once."""
    if not hasattr(user, "_lacks_second_factor"):
        has_one = Authenticator.objects.filter(user_id=user.pk, type__in=FACTORS)
        user._lacks_second_factor = is_required(user) and not has_one.exists()
    return user._lacks_second_factor
