"""The addresses of an account, with the names that allauth uses, without sign-up and change of e-mail address."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.urls import path, re_path
from django.utils.translation import gettext_lazy as _

from pages.accounts import views
from pages.accounts.screens import screen


def at(route, view, name, template="account/form.html", **said):
    """The path of a screen of allauth in our template; `said` is its context: title, lead, button."""
    return path(route, screen(view.as_view(template_name=template, extra_context=said)), name=name)


AGAIN = {
    "title": _("Confirmez que c’est vous"),
    "lead": _("Avant de toucher à la sécurité de votre compte."),
    "button": _("Confirmer"),
}

urlpatterns = [
    path("", screen(views.Home.as_view(extra_context={"title": _("Mon compte")})), name="mfa_index"),
    at("connexion/", views.SignIn, "account_login", "account/login.html", title=_("Connexion")),
    at(
        "connexion/second-facteur/", mfa.AuthenticateView, "mfa_authenticate", "account/authenticate.html",
        title=_("Second facteur"),
    ),
    path("connexion/cle/", screen(webauthn.LoginWebAuthnView.as_view()), name="mfa_login_webauthn"),
    at(
        "compte-ferme/", account.AccountInactiveView, "account_inactive", "account/message.html",
        title=_("Compte fermé"),
        lead=_("Ce compte a été fermé. Demandez à l’administrateur du site."),
    ),
    at(
        "deconnexion/", views.SignOut, "account_logout",
        title=_("Déconnexion"),
        lead=_("Voulez-vous vous déconnecter ?"),
        button=_("Se déconnecter"),
    ),
    at("confirmer/", account.ReauthenticateView, "account_reauthenticate", **AGAIN),
    at("confirmer/code/", mfa.ReauthenticateView, "mfa_reauthenticate", **AGAIN),
    at(
        "confirmer/cle/", webauthn.ReauthenticateWebAuthnView, "mfa_reauthenticate_webauthn",
        "account/reauthenticate_key.html", **AGAIN,
    ),
    at(
        "mot-de-passe/", account.PasswordChangeView, "account_change_password",
        title=_("Changer de mot de passe"),
        lead=_("Vos autres connexions ouvertes seront fermées."),
        button=_("Changer le mot de passe"),
    ),
    at(
        "mot-de-passe/choisir/", account.PasswordSetView, "account_set_password",
        title=_("Choisir un mot de passe"),
        button=_("Enregistrer"),
    ),
    at(
        "mot-de-passe/oublie/", account.PasswordResetView, "account_reset_password",
        title=_("Mot de passe oublié"),
        lead=_("Donnez l’adresse électronique de votre compte : vous y recevrez un lien pour en choisir un autre."),
        button=_("Recevoir le lien"),
    ),
    at(
        "mot-de-passe/oublie/envoye/", account.PasswordResetDoneView, "account_reset_password_done",
        "account/message.html",
        title=_("Regardez votre courrier"),
        lead=_(
            "Si un compte a cette adresse, un lien vient de lui être envoyé. Sans nouvelles d’ici cinq minutes, "
            "regardez dans les indésirables, puis demandez à l’administrateur du site."
        ),
    ),
    re_path(
        r"^mot-de-passe/oublie/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        screen(
            account.PasswordResetFromKeyView.as_view(
                template_name="account/new_password.html", extra_context={"title": _("Nouveau mot de passe")}
            )
        ),
        name="account_reset_password_from_key",
    ),
    at(
        "mot-de-passe/oublie/change/", account.PasswordResetFromKeyDoneView,
        "account_reset_password_from_key_done", "account/message.html",
        title=_("C’est fait"),
        lead=_("Votre mot de passe est changé. Vous pouvez vous connecter."),
    ),
    at(
        "application/", totp.ActivateTOTPView, "mfa_activate_totp", "account/totp.html",
        title=_("Ajouter une application d’authentification"),
    ),
    at(
        "application/retirer/", totp.DeactivateTOTPView, "mfa_deactivate_totp",
        title=_("Retirer l’application d’authentification"),
        lead=_("Les codes de cette application ne serviront plus."),
        button=_("Retirer"),
    ),
    path("cles/", screen(views.Home.as_view(extra_context={"title": _("Mon compte")})), name="mfa_list_webauthn"),
    at(
        "cles/ajouter/", webauthn.AddWebAuthnView, "mfa_add_webauthn", "account/add_key.html",
        title=_("Ajouter une clé d’accès"),
    ),
    at(
        "cles/<int:pk>/retirer/", webauthn.RemoveWebAuthnView, "mfa_remove_webauthn",
        title=_("Retirer une clé d’accès"),
        lead=_("Cette clé n’ouvrira plus votre compte."),
        button=_("Retirer"),
    ),
    at(
        "codes/", recovery.ViewRecoveryCodesView, "mfa_view_recovery_codes", "account/recovery_codes.html",
        title=_("Codes de secours"),
    ),
    at(
        "codes/refaire/", recovery.GenerateRecoveryCodesView, "mfa_generate_recovery_codes",
        title=_("Refaire les codes de secours"),
        lead=_("Les anciens codes ne serviront plus."),
        button=_("Faire de nouveaux codes"),
    ),
    at("connexions/", views.Sessions, "usersessions_list", "account/sessions.html", title=_("Connexions ouvertes")),
]  # fmt: skip
