import logging

from allauth.account.adapter import get_adapter
from allauth.account.utils import perform_login
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from pages.models import ProConnectAccess
from pages.proconnect import session
from pages.proconnect.provider import Failure

log = logging.getLogger(__name__)

SENTENCES = {
    "cancelled": _("Vous avez renoncé à vous identifier avec ProConnect."),
    "expired": _("Cette identification a expiré, ou a commencé dans un autre navigateur. Recommencez."),
    "refused": _(
        "ProConnect a refusé cette identification. Recommencez ; si cela dure, prévenez l’administrateur."
    ),
    "unsound": _(
        "La réponse de ProConnect n’est pas sûre : elle a été refusée. Prévenez l’administrateur du site."
    ),
    "away": _("ProConnect ne répond pas. Réessayez plus tard, ou connectez-vous avec votre mot de passe."),
}
UNKNOWN = _(
    "ProConnect vous connaît (%(email)s, SIRET %(siret)s), ce site non : demandez à l’administrateur d’ouvrir "
    "votre compte à ProConnect avec cette adresse et ce SIRET."
)


def configured(view):
    """Decorator: without ProConnect in the settings, the address is a 404; a Failure is told on the sign-in page."""

    @require_safe
    @never_cache
    def guarded(request):
        if not settings.PROCONNECT:
            raise Http404
        if request.user.is_authenticated:
            return redirect("mfa_index")
        try:
            return view(request)
        except Failure as failure:
            log.warning("ProConnect: %s (%s)", failure, failure.__cause__)
            messages.error(request, SENTENCES[str(failure)])
            return redirect("account_login")

    return guarded


@configured
def start(request):
    wanted = request.GET.get(REDIRECT_FIELD_NAME, "")
    safe = bool(wanted) and get_adapter().is_safe_url(wanted)
    return redirect(session.begin(request, wanted if safe else ""))


@configured
def callback(request):
    """A person whom an administrator let in goes on as after a password: second factor, letter, session."""
    person, wanted = session.finish(request)
    access = ProConnectAccess.objects.recognise(person)
    if not access:
        said = {name: str(person.get(name, ""))[:100] for name in ("email", "siret")}
        messages.error(request, UNKNOWN % said)
        return redirect("account_login")
    return perform_login(request, access.user, redirect_url=wanted or None)


@configured
def signed_out(request):
    return redirect("account_login")
