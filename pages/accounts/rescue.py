"""What an administrator does for someone who lost a device, or whose device was stolen."""

from allauth.account.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import transaction

from pages.accounts.notices import FACTORS_REMOVED


def close_sessions(user):
    """Ends all the sessions of `user` at once."""
    for session in UserSession.objects.filter(user=user):
        session.end()


def tell_new_password(request, user):
    get_adapter(request).send_notification_mail("account/email/password_changed", user)


@transaction.atomic
def remove_factors(request, user):
    Authenticator.objects.filter(user=user).delete()
    close_sessions(user)
    get_adapter(request).send_notification_mail(FACTORS_REMOVED, user)
