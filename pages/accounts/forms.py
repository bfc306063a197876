"""allauth's forms of passkeys, for what no browser would send: refused in words."""

import struct

from allauth.mfa.adapter import get_adapter
from allauth.mfa.webauthn import forms

#: What the reader of keys trips over when a key is no key.
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
