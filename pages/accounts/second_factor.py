"""Which users must have a second factor, and lack one."""

from allauth.mfa.models import Authenticator
from django.conf import settings

#: Recovery codes are not a factor by themselves: they replace a lost one.
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def is_required(user) -> bool:
    """Whether `user` may publish something or give rights to others, by a role or not: they need a second factor."""
    return settings.SECOND_FACTOR_REQUIRED and (
        user.is_superuser or any(is_grave(name) for name in user.get_all_permissions())
    )


def is_grave(permission: str) -> bool:
    return permission == "auth.change_user" or permission.partition(".")[2].startswith("publish_")


def is_missing(user) -> bool:
    """Whether `user` needs a second factor and has none. Kept on the user, because one screen asks several times."""
    if not hasattr(user, "_lacks_second_factor"):
        has_one = Authenticator.objects.filter(user_id=user.pk, type__in=FACTORS)
        user._lacks_second_factor = is_required(user) and not has_one.exists()
    return user._lacks_second_factor
