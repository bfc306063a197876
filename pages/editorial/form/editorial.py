"""The form of what is under editorial control: a draft is the normal save, photographed, then rolled back."""

from contextlib import suppress
from functools import partial

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.http import Http404, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import path, reverse
from django.utils import timezone

from pages.access.roles import may
from pages.editorial.form.history import HistoryViews
from pages.editorial.form.open_forms import OpenFormViews
from pages.editorial.form.outcomes import Outcomes
from pages.editorial.form.preview import PreviewViews
from pages.editorial.form.review import ReviewViews
from pages.editorial.form.scheduling import ScheduleViews
from pages.editorial.form.words import DATE_LATER, LOST
from pages.models import Revision, Working
from pages.quality import check
from pages.sharing.action import SharingAction
from pages.versions.snapshots import apply_for_a_look, take

#: The buttons that keep a draft; "_publish" publishes; the stock ones keep the form as it is typed.
DRAFTS = ("_draft", "_preview", "_submit", "_schedule")


class EditorialAdmin(
    Outcomes, HistoryViews, PreviewViews, ReviewViews, ScheduleViews, SharingAction, OpenFormViews
):
    """Above the admin of a Revised model."""

    edits_are_public = False

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if request.method == "POST":
            return self.keep_form(request, object_id, form_url, extra_context or {})
        if self.resume(request, object_id):
            return self.keep_form(request, object_id, form_url, extra_context or {})
        return self.show_form(request, object_id, form_url, extra_context or {})

    def show_form(self, request, object_id, form_url, context):
        """The draft that waits is written into the row for the time of drawing the form."""
        obj = self.get_object(request, unquote(object_id)) if object_id else None
        context |= self.open_form(request, object_id, obj)
        if not obj or not self.has_view_or_change_permission(request, obj):
            return super().changeform_view(request, object_id, form_url, context)
        working = Working(obj)
        with transaction.atomic():
            if working.is_over_row and apply_for_a_look(obj, working.snapshot):
                messages.warning(request, LOST)
            response = super().changeform_view(request, object_id, form_url, context | {"working": working})
            if working.is_over_row:
                response.render()
                transaction.set_rollback(True)
        return response

    def keep_form(self, request, object_id, form_url, context):
        """Nobody writes between the reading of the row and its writing, that of a draft included: the row is held."""
        with transaction.atomic():
            obj = request.edited = self.held(object_id)
            # out of what the form writes: a version that it makes of the row stays, whatever becomes of the form
            working = Working(obj) if obj else None
            answer = self.read_form(request, object_id, form_url, context, working)
            if isinstance(answer, HttpResponseBase):
                return answer
            response = answer()
            if not hasattr(request, "is_only_checked"):
                self.close_form(request, object_id)
        return response

    def read_form(self, request, object_id, form_url, context, working):
        """The form again where it has a fault, else what to do once all that it wrote is kept or taken back."""
        obj = working.obj if working else None
        with transaction.atomic():
            context |= self.open_form(request, object_id, obj) | {"resumed": hasattr(request, "is_resumed")}
            base = self.base(request, working) if working else None
            if base:
                self.apply_base(obj, base)
            response = super().changeform_view(request, object_id, form_url, context | {"working": working})
            if not hasattr(request, "kept"):
                if hasattr(response, "render"):
                    response.render()
                transaction.set_rollback(bool(base))
                return response
            return self.outcome(request, working)

    def held(self, object_id):
        with suppress(ValueError, ValidationError):
            rows = self.model._base_manager.select_for_update()
            return rows.filter(pk=unquote(object_id)).first() if object_id else None

    def held_or_404(self, object_id):
        if obj := self.held(object_id):
            return obj
        raise Http404

    def base(self, request, working):
        """The snapshot from which the form was drawn, if the row does not hold it."""
        shown = request.POST.get("_base")
        if shown in (None, working.fingerprint):
            return working.snapshot if working.is_over_row else None
        found = Revision.objects.of(working.obj).filter(fingerprint=shown).last()
        return found.snapshot if found else None

    def apply_base(self, obj, base):
        with suppress(IntegrityError, ValidationError, models.ProtectedError), transaction.atomic():
            apply_for_a_look(obj, base)

    def outcome(self, request, working):
        """What becomes of a form that was valid. Called inside the transaction, it returns what to answer after it."""
        obj, act = request.kept, self.act(request)
        mine = take(obj)
        if hasattr(request, "is_only_checked"):
            request.findings = check(obj)
            transaction.set_rollback(True)
            return lambda: HttpResponseRedirect(".")
        if working and self.is_stale(request, working) and mine != working.snapshot:
            transaction.set_rollback(True)
            return lambda: self.set_aside(request, working, mine)
        if self.publishes(act, obj) and self.obstacles(request, working, obj):
            return self.hold_back(request, working, mine)
        if act == "draft" and working and working.is_live:
            transaction.set_rollback(True)
            if "_schedule" in request.POST and mine == working.snapshot:  # only its dates are to change
                return lambda: self.back_to_work(request, obj)
            return lambda: self.keep_draft(request, working, mine)
        self.keep_row(request, obj, mine)
        self.log_form(request, obj, self.act_kept(request, working, obj, act))
        return lambda: self.answer(request, obj, act)

    def publishes(self, act, obj):
        """The stock "save" publishes too, where it writes what the public sees."""
        return act == "publish" or (act == "save" and obj.is_live)

    def is_stale(self, request, working):
        return request.POST.get("_base", working.fingerprint) != working.fingerprint

    def act(self, request):
        """What the button asks for: "draft", "publish", or "save" as it is typed, for who may publish."""
        edited = getattr(request, "edited", None) or self.model
        is_draft = any(name in request.POST for name in DRAFTS) and self.keeps_drafts(edited)
        if is_draft or not may(request.user, "publish", edited):
            return "draft"
        return "publish" if "_publish" in request.POST else "save"

    def keeps_drafts(self, edited):
        """`edited`: an object, or the model of a new one, whose row must then have a date that can stay empty."""
        return not isinstance(edited, type) or hasattr(edited, "publish_at")

    def signed(self, request):
        comment = request.POST.get("_comment", "").strip()[:300]
        return {"author": request.user, "author_name": self.name_of(request), "comment": comment}

    def name_of(self, request):
        return request.user.get_full_name() or request.user.get_username()

    def save_model(self, request, obj, form, change):
        """A draft has no date: its row would become public by itself."""
        if hasattr(obj, "publish_at"):
            self.date(request, obj)
        super().save_model(request, obj, form, change)

    def date(self, request, obj):
        act = self.act(request)
        if act == "publish" and not obj.publish_at:
            obj.publish_at = timezone.now()
        if act == "draft" and obj.publish_at and not self.is_dated(obj):
            obj.publish_at = obj.expire_at = None
            messages.warning(request, DATE_LATER)

    def is_dated(self, obj):
        return type(obj)._base_manager.filter(pk=obj.pk, publish_at__isnull=False).exists()

    def response_add(self, request, obj, post_url_continue=None):
        request.kept, request.respond = obj, partial(super().response_add, request, obj, post_url_continue)
        return HttpResponseRedirect(".")  # outcome() decides

    def response_change(self, request, obj):
        request.kept, request.respond = obj, partial(super().response_change, request, obj)
        return HttpResponseRedirect(".")

    def render_change_form(self, request, context, *args, **kwargs):
        original, working = context.get("original"), context.get("working")
        context |= {
            "editorial": True,
            "may_draft": self.keeps_drafts(original or self.model),
            "may_publish": may(request.user, "publish", original or self.model),
            # a form that is shown again is no fresher for having been refused
            "base": request.POST.get("_base") or (working.fingerprint if working else ""),
            "open_comments": self.open_comments(original),
        }
        return super().render_change_form(request, context, *args, **kwargs)

    def url(self, name, obj, *args):
        return reverse(f"admin:{self.view_name(name)}", args=[obj.pk, *args])

    def list_url(self):
        return reverse(f"admin:{self.view_name('changelist')}")

    def view_name(self, name):
        return f"{self.opts.app_label}_{self.opts.model_name}_{name}"

    def get_urls(self):
        views = [
            *((f"<path:object_id>/{address}", view, name) for address, view, name in self.object_views()),
            *self.open_form_urls(),
        ]
        found = [
            path(address, self.admin_site.admin_view(view), name=self.view_name(name))
            for address, view, name in views
        ]
        return found + super().get_urls()

    def object_views(self):
        return [*self.history_urls(), *self.preview_urls(), *self.review_urls(), *self.schedule_urls()]
