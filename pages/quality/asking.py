"""The quality check in the admin: its findings in the form, a reason asked before what is wrong is published."""

from django.contrib.admin.utils import unquote
from django.contrib.messages.storage import default_storage
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import render
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _

from pages.models import Working
from pages.quality import check
from pages.versions.snapshots import apply_for_a_look

REASON = "_comment"  # it stays in the history


class Checked:
    """Mixin for the admin of what readers read. What counts is the object as its rows stand (pages.quality.check)."""

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_check"
        view = self.admin_site.admin_view(self.check_view)
        return [path("<path:object_id>/verifier/", view, name=name), *super().get_urls()]

    def check_view(self, request, object_id):
        """The findings of the open form: saved, looked at, and taken back. Those of the stored object for a GET."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        refused, findings = False, []
        if request.method == "POST":
            request.is_only_checked = True
            refused = self.changeform_view(request, object_id).status_code != 302
            findings = getattr(request, "findings", [])
            request._messages = default_storage(request)  # those of a save that did not take place
        elif obj := self.get_object(request, unquote(object_id)):
            findings = check_draft(obj)
        context = {"findings": findings, "refused": refused}
        return render(request, "admin/quality/finding_list.html", context)

    def render_change_form(self, request, context, *args, **kwargs):
        """Asked of the rows, which hold the draft while its form is drawn."""
        if obj := context.get("original"):
            context |= {"findings": check(obj), "check_url": self.check_url(obj)}
        return super().render_change_form(request, context, *args, **kwargs)

    def check_url(self, obj):
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_check", args=[obj.pk])

    def ask_reason(self, request, objs, action):
        """The page that asks why to publish `objs` although something is wrong; None if nothing is, or if it was said."""
        if reason_of(request):
            return None
        wrong = wrong_in(objs)
        if not wrong:
            return None
        context = {
            **self.admin_site.each_context(request),
            "title": _("Publier quand même ?"),
            "opts": self.opts,
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
