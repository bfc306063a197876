"""The quality check in the admin: what is wrong in objects, and the reason asked before it is published."""

from django.db import transaction
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from pages.models import Working
from pages.quality import check
from pages.versions.snapshots import apply_for_a_look

REASON = "_comment"  # it stays in the history


def ask_reason(model_admin, request, objs, action):
    """The page that asks why to publish `objs` although something is wrong; None if nothing is, or if it was said."""
    if reason_of(request):
        return None
    wrong = wrong_in(objs)
    if not wrong:
        return None
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Publier quand même ?"),
        "opts": model_admin.opts,
        "wrong": wrong,
        "action": action,
        "chosen": [obj.pk for obj in objs],
    }
    return TemplateResponse(request, "admin/quality/ask_reason.html", context)


def check_draft(obj):
    """The findings of the draft that waits over `obj`, or of its row."""
    with transaction.atomic():
        apply_for_a_look(obj, Working(obj).snapshot)
        findings = check(obj)
        transaction.set_rollback(True)
    return findings


def wrong_in(objs):
    return [(obj, errors) for obj in objs if (errors := errors_of(obj))]


def errors_of(obj):
    return [finding for finding in check(obj) if finding.is_error]


def reason_of(request):
    return request.POST.get(REASON, "").strip()


def with_reason(message, reason):
    return _("%(message)s Malgré des erreurs, parce que : %(reason)s") % {
        "message": message,
        "reason": reason,
    }
