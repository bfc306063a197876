"""Writes the audit log: one INSERT for what one person does at once.

    record(request, Act.PUBLISH, page, comment="…")

Code that rolls a save back (a draft, a preview) records outside of the transaction: what is undone must not
be logged.
"""

from django.contrib.auth import get_user_model
from django.db.models import Q
from django.utils.encoding import force_str

from pages.access.client import client_address
from pages.models import AuditEntry

Act = AuditEntry.Act

#: Characters kept of a User-Agent: what follows only repeats.
AGENT = 200


def record(request, act, obj=None, by="", **details):
    """Records that the person of `request` (None: a command) did `act` to `obj`; returns the entry.

    `by` and `details` are as in record_all().
    """
    return record_all(request, act, [obj], by, **details)[0]


def record_all(request, act, objects, by="", **details):
    """Records the same act on several objects; returns the entries.

    `by` is the name of a person without an account: the session is then not read. `details` are JSON values.
    """
    person = {"user_name": by[:150]} if by else who(request)
    common = person | whence(request) | {"act": act, "details": details}
    return AuditEntry.objects.bulk_create([AuditEntry(**common, **what(obj)) for obj in objects])


def who(request):
    user = getattr(request, "user", None)
    known = user is not None and user.is_authenticated
    return {"user": user, "user_name": user.get_username()} if known else {"user_name": ""}


def whence(request):
    if request is None:  # called from a command or a shell
        return {}
    agent = request.META.get("HTTP_USER_AGENT", "").replace("\0", "")
    return {"address": client_address(request), "user_agent": agent[:AGENT]}


def what(obj):
    if obj is None:
        return {}
    name = force_str(obj).replace("\0", "")[:200]
    return {"model": obj._meta.label_lower, "object_key": str(obj.pk)[:100], "object_name": name}


def signed_in(sender, request, user, **kwargs):
    """Records a sign-in. Old entries leave at the same time, so that no scheduled task is needed."""
    AuditEntry.objects.too_old().purge()
    of_account(request, Act.SIGN_IN, user)


def signed_out(sender, request, user, **kwargs):
    if user:  # without a user, the session had already ended
        of_account(request, Act.SIGN_OUT, user)


def sign_in_failed(sender, credentials, request=None, **kwargs):
    """Records a failed sign-in.

    The typed name is kept only if such an account exists: people type their password there by mistake.
    """
    typed = str(next(filter(None, map(credentials.get, ("username", "email", "login"))), ""))
    of_account(request, Act.SIGN_IN_FAILED, account(typed))


def account(typed):
    if not typed or "\0" in typed:
        return None
    return get_user_model().objects.filter(Q(username=typed) | Q(email__iexact=typed)).first()


def of_account(request, act, user):
    """Records an act of an account on itself; `user` is None if no account has the typed name."""
    name = user.get_username() if user else ""
    AuditEntry.objects.create(user=user, user_name=name, act=act, **whence(request))
