"""Who must sign in with something more than a password, and has nothing yet."""

from allauth.mfa.models import Authenticator
from django.conf import settings

#: Recovery codes alone are no factor: they stand in for one that is lost.
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def is_required(user):
    """Of whoever publishes something, or gives rights to others, by a role or otherwise."""
    return settings.SECOND_FACTOR_REQUIRED and (
        user.is_superuser or any(is_grave(name) for name in user.get_all_permissions())
    )


def is_grave(permission):
    return permission == "auth.change_user" or permission.partition(".")[2].startswith("publish_")


def is_missing(user):
    """Asked several times for one screen, looked up once."""
    if not hasattr(user, "_lacks_second_factor"):
        has_one = Authenticator.objects.filter(user_id=user.pk, type__in=FACTORS)
        user._lacks_second_factor = is_required(user) and not has_one.exists()
    return user._lacks_second_factor
