"""What the browser's session remembers of ProConnect: a sign-in under way, then the proof that ends it."""

import secrets
import time

from django.conf import settings
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.utils.http import urlencode

from pages.proconnect.provider import Failure, Provider

PENDING, PROOF = "proconnect_pending", "proconnect_id_token"
HALF_A_DAY = 12 * 3600  # how long a session lasts at ProConnect: ours, opened by it, lasts no longer
PATIENCE = 600  # seconds to choose one's organisation and type one's password there


def begin(request, wanted):
    """The address of ProConnect's own form; what its answer must repeat is kept."""
    pending = {"state": secrets.token_urlsafe(32), "nonce": secrets.token_urlsafe(32)}
    request.session[PENDING] = pending | {"next": wanted, "at": time.time()}
    return Provider().authorize_address(callback_address(request), **pending)


def finish(request):
    """(who they are, where they wanted to go); an answer serves once, and only the browser that asked."""
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


def sign_out_address(request):
    """Where the browser must go to leave ProConnect too, or None for whoever did not come by it."""
    proof = request.session.get(PROOF)
    if not proof or not settings.PROCONNECT:
        return None
    back = request.build_absolute_uri(reverse("proconnect_signed_out"))
    query = {"id_token_hint": proof, "state": secrets.token_urlsafe(32), "post_logout_redirect_uri": back}
    try:
        return f"{Provider().endpoint('end_session_endpoint')}?{urlencode(query)}"
    except Failure:  # ProConnect is away: the session here ends all the same
        return None


def callback_address(request):
    return request.build_absolute_uri(reverse("proconnect_callback"))
