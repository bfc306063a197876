"""Second factors for a test: what a telephone would show, and how to sign in with it."""

import time

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def give_totp(user):
    auth.TOTP.activate(user, SECRET)
    return RecoveryCodes.activate(user)


def code(secret=SECRET):
    return auth.format_hotp_value(auth.hotp_value(secret, int(time.time()) // 30))
