"""The admin of what is under editorial control: its form keeps drafts, and screens of its own stand beside it."""

from copy import copy
from functools import partial

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone

from pages.access.audit import Act
from pages.access.roles import may
from pages.editorial.form.checking import CheckScreen
from pages.editorial.form.editing import EditorialForm
from pages.editorial.form.history import HistoryScreen
from pages.editorial.form.open_forms import OpenFormScreen, as_typed
from pages.editorial.form.preview import PreviewScreen
from pages.editorial.form.review import ReviewScreen
from pages.editorial.form.scheduling import ScheduleScreen
from pages.editorial.form.submission import may_wait
from pages.editorial.form.words import DATE_LATER
from pages.models import Comment
from pages.publication import confirming
from pages.quality import check
from pages.staff.translated import TranslatedAdmin

SCREENS = (HistoryScreen, PreviewScreen, ReviewScreen, ScheduleScreen, OpenFormScreen, CheckScreen)


class EditorialAdmin(TranslatedAdmin):
    """The admin of a Revised model.

    EditorialForm asks Django's own form through an admin of one request, that holds its submission: the hooks below
    read it there, and leave there what it has to know. The registered admin, which all requests share, holds none.
    """

    edits_are_public = False
    submission = None

    def holding(self, submission):
        """This admin for one request, as Django makes an inline for each."""
        held = copy(self)
        held.submission = submission
        return held

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if self.submission:
            return super().changeform_view(request, object_id, form_url, extra_context)
        return EditorialForm(self, request, object_id, form_url, extra_context).answer()

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        return as_typed(form, self.submission.data) if self.is_resumed() else form

    def get_formset_kwargs(self, request, obj, inline, prefix):
        typed = {"data": self.submission.data.copy()} if self.is_resumed() else {}
        return super().get_formset_kwargs(request, obj, inline, prefix) | typed

    def is_resumed(self):
        return bool(self.submission and self.submission.resumed)

    def save_model(self, request, obj, form, change):
        """A draft has no date: its row would become public by itself."""
        if hasattr(obj, "publish_at"):
            self.date(request, obj)
        super().save_model(request, obj, form, change)

    def date(self, request, obj):
        act = self.submission.act
        if act == "publish" and not obj.publish_at:
            obj.publish_at = timezone.now()
        if act == "draft" and obj.publish_at and not self.is_dated(obj):
            obj.publish_at = obj.expire_at = None
            messages.warning(request, DATE_LATER)

    def is_dated(self, obj):
        return type(obj)._base_manager.filter(pk=obj.pk, publish_at__isnull=False).exists()

    def log_addition(self, request, obj, message):
        """What Django says of a form: EditorialForm knows whether it is kept, and as what."""
        if self.submission:
            self.submission.form_message = message
        else:
            super().log_addition(request, obj, message)

    def log_change(self, request, obj, message, act=Act.CHANGE):
        if self.submission:
            self.submission.form_message = message
        else:
            super().log_change(request, obj, message, act)

    def response_add(self, request, obj, post_url_continue=None):
        return self.written(obj, partial(super().response_add, request, obj, post_url_continue))

    def response_change(self, request, obj):
        return self.written(obj, partial(super().response_change, request, obj))

    def written(self, obj, stock_answer):
        """EditorialForm decides what is answered."""
        self.submission.obj, self.submission.stock_answer = obj, stock_answer
        return HttpResponseRedirect(".")

    def render_change_form(self, request, context, *args, **kwargs):
        """What is said of an object is asked of its rows, which hold the draft while its form is drawn."""
        original = context.get("original")
        context |= {
            "editorial": True,
            "may_draft": may_wait(original or self.model),
            "may_publish": may(request.user, "publish", original or self.model),
            "confirmable_kind": self.opts.label_lower,
        }
        context |= self.said_of(request, original) if original else {}
        return super().render_change_form(request, context, *args, **kwargs)

    def said_of(self, request, obj):
        may_confirm = obj.review_date and confirming.may_confirm(request, obj)
        return {
            "open_comments": list(Comment.objects.of(obj).open()),
            "findings": check(obj),
            "check_url": reverse(f"admin:{self.view_name('check')}", args=[obj.pk]),
            "confirmable": obj if may_confirm else None,
        }

    def get_fieldsets(self, request, obj=None):
        first, second, *others = super().get_fieldsets(request, obj)
        return [first, second, confirming.FIELDS, *others]

    def get_autocomplete_fields(self, request):
        return (*super().get_autocomplete_fields(request), "keeper")

    def get_list_filter(self, request):
        return (*super().get_list_filter(request), confirming.DoubtFilter)

    def has_confirm_permission(self, request, obj=None):
        """Whoever sees the list may answer for something in it."""
        return confirming.may_confirm(request, obj) if obj else self.has_view_permission(request)

    def has_share_permission(self, request, obj=None):
        return self.may(request, "share", obj)

    def history_view(self, request, object_id, extra_context=None):
        return HistoryScreen(self, request, object_id).history()

    def get_urls(self):
        found = [
            path(address, self.admin_site.admin_view(view), name=self.view_name(name))
            for screen in SCREENS
            for address, view, name in screen.views(self)
        ]
        return found + super().get_urls()

    def view_name(self, name):
        return f"{self.opts.app_label}_{self.opts.model_name}_{name}"
