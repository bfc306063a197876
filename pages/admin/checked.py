"""The quality check in the admin: its findings in the form, a reason asked before what is wrong is published."""

from django.contrib.admin.utils import unquote
from django.contrib.messages.storage import default_storage
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import render
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from pages.quality import check

REASON = "_reason"


class ReasonNeeded(Exception):
    """Raised while saving, so that the transaction takes everything back."""


class Unjustified:
    """Mixin for the form of an object that may not be published without a reason."""

    def clean(self):
        cleaned = super().clean()
        self.add_error(
            None,
            _(
                "Rien n’est encore enregistré : corrigez les erreurs ci-dessous, ou dites pourquoi publier quand même."
            ),
        )
        return cleaned


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
        request.is_only_checked = True
        with transaction.atomic():
            refused = request.method == "POST" and self.changeform_view(request, object_id).status_code != 302
            obj = self.get_object(request, unquote(object_id))
            findings = check(obj) if obj and not refused else []
            transaction.set_rollback(True)
        request._messages = default_storage(request)  # those of a save that did not take place
        context = {"findings": findings, "refused": refused}
        return render(request, "admin/includes/finding_list.html", context)

    def render_change_form(self, request, context, *args, **kwargs):
        obj = context.get("original")
        to_justify = getattr(request, "to_justify", None)
        if obj or to_justify:
            context["findings"] = to_justify or check(obj)
            context["check_url"] = self.check_url(obj) if obj else ""
            context["asks_reason"] = bool(to_justify)
        return super().render_change_form(request, context, *args, **kwargs)

    def check_url(self, obj):
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_check", args=[obj.pk])

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except ReasonNeeded as needed:
            request.to_justify = needed.args[0]
            request._messages = default_storage(request)
            return super().changeform_view(request, object_id, form_url, extra_context)

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        if not hasattr(request, "to_justify"):
            return form
        return type(form)(form.__name__, (Unjustified, form), {})

    def save_model(self, request, obj, form, change):
        stored = self.model._base_manager.filter(pk=obj.pk).first() if change else None
        request.was_to_be_read = bool(stored) and is_to_be_read(stored)
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if is_to_be_read(form.instance) and not request.was_to_be_read:
            self.need_reason(request, form.instance)

    def need_reason(self, request, obj):
        """Nothing is saved while an error stands and no one said why to publish; the reason goes into the history."""
        errors = [] if hasattr(request, "is_only_checked") else errors_of(obj)
        reason = reason_of(request)
        if errors and not reason:
            raise ReasonNeeded(check(obj))
        if errors:
            self.log_change(request, obj, with_reason(_("Publié."), reason))

    def ask_reason(self, request, objs, action):
        """The page that asks why to publish `objs` although something is wrong; None if nothing is, or if it was said."""
        if reason_of(request):
            return None
        wrong = [(obj, errors) for obj in objs if (errors := errors_of(obj))]
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
        return TemplateResponse(request, "admin/ask_reason.html", context)


def errors_of(obj):
    return [finding for finding in check(obj) if finding.is_error]


def reason_of(request):
    return request.POST.get(REASON, "").strip()


def with_reason(message, reason):
    return _("%(message)s Malgré des erreurs, parce que : %(reason)s") % {
        "message": message,
        "reason": reason,
    }


def is_to_be_read(obj):
    """Public, or dated to become so."""
    expired = obj.expire_at and obj.expire_at <= timezone.now() if hasattr(obj, "expire_at") else False
    return bool(getattr(obj, "publish_at", None)) and not expired
