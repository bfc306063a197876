"""What the owner of an account is told, by mail and on the screen; the keys are allauth's names of the events.

MESSAGES replaces allauth's words on the screen where they name things differently from ours.
"""

from django.utils.translation import gettext_lazy as _

NEW_SIGN_IN = "new_sign_in"
FACTORS_REMOVED = "factors_removed"

NOTICES = {
    NEW_SIGN_IN: _("Quelqu’un vient de se connecter avec votre compte."),
    FACTORS_REMOVED: _(
        "Un administrateur a retiré votre second facteur et fermé vos connexions ouvertes. "
        "À votre prochaine connexion, vous en choisirez un nouveau."
    ),
    "account/email/password_changed": _("Votre mot de passe a été changé."),
    "account/email/password_reset": _("Votre mot de passe a été changé par « mot de passe oublié »."),
    "account/email/password_set": _("Un mot de passe a été ajouté à votre compte."),
    "mfa/email/totp_activated": _("Une application d’authentification a été ajoutée à votre compte."),
    "mfa/email/totp_deactivated": _("L’application d’authentification a été retirée de votre compte."),
    "mfa/email/webauthn_added": _("Une clé d’accès a été ajoutée à votre compte."),
    "mfa/email/webauthn_removed": _("Une clé d’accès a été retirée de votre compte."),
    "mfa/email/recovery_codes_generated": _("De nouveaux codes de secours ont été faits pour votre compte."),
}

MESSAGES = {
    "account/messages/logged_in.txt": "",  # '' shows nothing: the admin already greets them
    "mfa/messages/totp_activated.txt": _("Application d’authentification ajoutée."),
    "mfa/messages/totp_deactivated.txt": _("Application d’authentification retirée."),
    "mfa/messages/webauthn_added.txt": _("Clé d’accès ajoutée."),
    "mfa/messages/webauthn_removed.txt": _("Clé d’accès retirée."),
    "mfa/messages/recovery_codes_generated.txt": _("Voici de nouveaux codes de secours."),
    "usersessions/messages/sessions_logged_out.txt": _("Les autres connexions sont fermées."),
}

#: The ways to confirm one's identity: {allauth's name: words}
WAYS = {
    "reauthenticate": _("Votre mot de passe"),
    "mfa_reauthenticate": _("Un code de votre application, ou un code de secours"),
    "mfa_reauthenticate:webauthn": _("Votre clé d’accès"),
}
