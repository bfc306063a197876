"""What the owner of an account is told by mail, by allauth's names of what happens."""

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
