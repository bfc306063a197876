"""What the session remembers of ProConnect: a sign-in that has begun, then the ID token needed to sign out."""

import secrets
import time

from django.conf import settings
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.utils.http import urlencode

from pages.proconnect.provider import Failure, Provider

PENDING, PROOF = "proconnect_pending", "proconnect_id_token"
HALF_A_DAY = 12 * 3600  # seconds; a session lasts as long at ProConnect, and ours must not last longer
PATIENCE = 600  # seconds to choose an organisation and type a password at ProConnect


def begin(request, wanted: str) -> str:
    """The address of ProConnect's sign-in form.

    `wanted` is where to go afterwards; state and nonce are kept in the session.
    """
    pending = {"state": secrets.token_urlsafe(32), "nonce": secrets.token_urlsafe(32)}
    request.session[PENDING] = pending | {"next": wanted, "at": time.time()}
    return Provider().authorize_address(callback_address(request), **pending)


def finish(request) -> tuple[dict, str]:
    """(the claims of the person, where they wanted to go). Raises Failure.

    An answer is accepted once, and only in the browser that began the sign-in.
    """
    pending = request.session.pop(PENDING, None)
    if not pending or time.time() - pending["at"] > PATIENCE:
        raise Failure("expired")
    if not constant_time_compare(request.GET.get("state", ""), pending["state"]):
        raise Failure("expired")
    if request.GET.get("error"):
        raise Failure("cancelled" if request.GET["error"] == "access_denied" else "refused")
    person, proof = Provider().identify(
        request.GET.get("code", ""), callback_address(request), pending["nonce"]
    )
    request.session[PROOF] = proof
    request.session.set_expiry(HALF_A_DAY)
    return person, pending["next"]


def sign_out_address(request) -> str | None:
    """Where the browser must go to sign out of ProConnect too; None for those who did not sign in by it."""
    proof = request.session.get(PROOF)
    if not proof or not settings.PROCONNECT:
        return None
    back = request.build_absolute_uri(reverse("proconnect_signed_out"))
    query = {"id_token_hint": proof, "state": secrets.token_urlsafe(32), "post_logout_redirect_uri": back}
    try:
        return f"{Provider().endpoint('end_session_endpoint')}?{urlencode(query)}"
    except Failure:  # ProConnect is away: only the session here ends
        return None


def callback_address(request):
    return request.build_absolute_uri(reverse("proconnect_callback"))
