"""allauth's forms of passkeys: a malformed answer, which no browser sends, is refused with a sentence."""

import struct

from allauth.mfa.adapter import get_adapter
from allauth.mfa.webauthn import forms

#: What the library raises when the key is malformed.
MALFORMED = (KeyError, IndexError, TypeError, ValueError, AttributeError, struct.error)


class Read:
    def clean_credential(self):
        try:
            return super().clean_credential()
        except MALFORMED:
            raise get_adapter().validation_error("incorrect_code") from None


class AuthenticateForm(Read, forms.AuthenticateWebAuthnForm):
    pass


class SignInForm(Read, forms.LoginWebAuthnForm):
    pass


class ReauthenticateForm(Read, forms.ReauthenticateWebAuthnForm):
    pass


class AddForm(forms.AddWebAuthnForm):
    def clean(self):
        try:
            return super().clean()
        except MALFORMED:
            raise get_adapter().validation_error("incorrect_code") from None
