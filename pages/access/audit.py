"""Writing the audit log: one INSERT for what one person did at once.

    record(request, Act.PUBLISH, page, comment="…")

Whoever rolls a save back (a draft, a preview) records outside of the transaction: what was undone did not happen.
"""

from django.contrib.auth import get_user_model
from django.db.models import Q
from django.utils.encoding import force_str

from pages.access.client import client_address
from pages.models import AuditEntry

Act = AuditEntry.Act

#: Long ones only repeat what the first characters say.
AGENT = 200


def record(request, act, obj=None, by="", **details):
    return record_all(request, act, [obj], by, **details)[0]


def record_all(request, act, objects, by="", **details):
    """The same act on several objects. `by`: the name of who acts without an account; no session is then read."""
    person = {"user_name": by[:150]} if by else who(request)
    common = person | whence(request) | {"act": act, "details": details}
    return AuditEntry.objects.bulk_create([AuditEntry(**common, **what(obj)) for obj in objects])


def who(request):
    user = getattr(request, "user", None)
    known = user is not None and user.is_authenticated
    return {"user": user, "user_name": user.get_username()} if known else {"user_name": ""}


def whence(request):
    if request is None:  # a command, a shell
        return {}
    agent = request.META.get("HTTP_USER_AGENT", "").replace("\0", "")
    return {"address": client_address(request), "user_agent": agent[:AGENT]}


def what(obj):
    if obj is None:
        return {}
    name = force_str(obj).replace("\0", "")[:200]
    return {"model": obj._meta.label_lower, "object_key": str(obj.pk)[:100], "object_name": name}


def signed_in(sender, request, user, **kwargs):
    """Also the moment when what is too old leaves: no clock has to be set for it."""
    AuditEntry.objects.too_old().purge()
    of_account(request, Act.SIGN_IN, user)


def signed_out(sender, request, user, **kwargs):
    if user:  # else the session had ended by itself
        of_account(request, Act.SIGN_OUT, user)


def sign_in_failed(sender, credentials, request=None, **kwargs):
    """Only the name of an account that exists is kept: people type their password there by mistake."""
    typed = str(next(filter(None, map(credentials.get, ("username", "email", "login"))), ""))
    of_account(request, Act.SIGN_IN_FAILED, account(typed))


def account(typed):
    if not typed or "\0" in typed:
        return None
    return get_user_model().objects.filter(Q(username=typed) | Q(email__iexact=typed)).first()


def of_account(request, act, user):
    name = user.get_username() if user else ""
    AuditEntry.objects.create(user=user, user_name=name, act=act, **whence(request))
