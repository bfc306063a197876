"""The form of what is under editorial control: a draft is the normal save, photographed, then rolled back."""

from contextlib import suppress

from django.contrib import messages
from django.contrib.admin.options import IS_POPUP_VAR, TO_FIELD_VAR
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, models, transaction
from django.http import HttpResponseRedirect
from django.http.response import HttpResponseBase

from pages.access.audit import Act
from pages.editorial.form.obstacles import obstacles
from pages.editorial.form.open_forms import OpenFormScreen, resumed
from pages.editorial.form.outcomes import KeepingScreen, Status
from pages.editorial.form.submission import Outcome
from pages.editorial.form.words import LOST
from pages.models import Revision, Working
from pages.quality import check
from pages.versions.snapshots import apply_for_a_look, take


class EditorialForm(KeepingScreen):
    """The form of one object, or of a new one, for one request: shown, or read and kept.

    Django's own form does the reading and the writing; `stock` is the admin that it asks, which holds the submission.
    """

    def __init__(self, admin, request, object_id, form_url="", context=None, submission=None):
        super().__init__(admin, request, object_id, submission or resumed(admin, request, object_id))
        self.form_url, self.context = form_url, context or {}
        self.stock, self.working = admin.holding(self.submission), None
        self.open_form = OpenFormScreen(admin, request, object_id, self.submission)

    def answer(self):
        return self.keep() if self.submission.is_sent else self.show()

    def stock_view(self, **context):
        shown = self.context | {"working": self.working, "base": ""} | context
        return self.stock.changeform_view(self.request, self.object_id, self.form_url, shown)

    def show(self):
        """The draft that waits is written into the row for the time of drawing the form."""
        obj = self.admin.get_object(self.request, unquote(self.object_id)) if self.object_id else None
        self.context |= self.open_form.context(obj)
        if not obj or not self.admin.has_view_or_change_permission(self.request, obj):
            return self.stock_view()
        self.working = working = Working(obj)
        with transaction.atomic():
            if working.is_over_row and apply_for_a_look(obj, working.snapshot):
                messages.warning(self.request, LOST)
            response = self.stock_view(base=working.fingerprint)
            if working.is_over_row:
                response.render()
                transaction.set_rollback(True)
        return response

    def keep(self):
        """Nobody writes between the reading of the row and its writing, that of a draft included: the row is held."""
        with transaction.atomic():
            obj = self.held()
            self.submission.edited = obj or self.admin.model
            # out of what the form writes: a version that it makes of the row stays, whatever becomes of the form
            self.working = Working(obj) if obj else None
            answer = self.read(obj)
            if isinstance(answer, HttpResponseBase):
                return answer
            response = answer()
            if not self.submission.only_checks:
                self.open_form.close()
        return response

    def read(self, obj):
        """The form again where it has a fault, else what to do once all that it wrote is kept or taken back."""
        with transaction.atomic():
            self.context |= self.open_form.context(obj)
            base = self.base() if obj else None
            if base:
                self.apply_base(obj, base)
            response = self.again()
            if self.submission.obj:
                return self.decide()
            self.submission.outcome = None if self.submission.resumed else Outcome.REFUSED
            if hasattr(response, "render"):
                response.render()
            transaction.set_rollback(bool(base))
            return response

    def again(self):
        """Django's answer. A form that is shown again is no fresher for having been refused."""
        if self.submission.resumed and self.object_id:
            obj = self.admin.get_object(self.request, unquote(self.object_id))
            if not self.admin.has_change_permission(self.request, obj):
                raise PermissionDenied
        drawn_from = self.submission.base or (self.working.fingerprint if self.working else "")
        if self.submission.resumed:
            return self.stock_view(base=drawn_from, resumed=True, **as_popup(self.submission.data))
        return self.stock_view(base=drawn_from)

    def base(self):
        """The snapshot from which the form was drawn, if the row does not hold it."""
        shown, working = self.submission.base, self.working
        if shown in (None, working.fingerprint):
            return working.snapshot if working.is_over_row else None
        found = Revision.objects.of(working.obj).filter(fingerprint=shown).last()
        return found.snapshot if found else None

    def apply_base(self, obj, base):
        with suppress(IntegrityError, ValidationError, models.ProtectedError), transaction.atomic():
            apply_for_a_look(obj, base)

    def decide(self):
        """What becomes of a form that was valid. Called inside the transaction, it returns what to answer after it."""
        obj, working, act = self.submission.obj, self.working, self.submission.act
        mine = take(obj)
        if self.submission.only_checks:
            return self.look(obj)
        if working and self.is_stale() and mine != working.snapshot:
            return self.after_rollback(self.set_aside, working, mine)
        if self.submission.publishes(obj) and obstacles(self.submission, working, obj):
            return self.wait_for_reason(obj, mine)
        if act == "draft" and working and working.is_live:
            if self.submission.has("_schedule") and mine == working.snapshot:  # only its dates are to change
                return self.after_rollback(self.back_to_work, obj)
            return self.after_rollback(self.keep_draft, working, mine)
        self.keep_row(obj, mine)
        self.log_form(obj, self.act_kept(obj))
        return lambda: self.row_kept(obj, act)

    def after_rollback(self, keep, *args):
        transaction.set_rollback(True)
        return lambda: keep(*args)

    def is_stale(self):
        return self.submission.data.get("_base", self.working.fingerprint) != self.working.fingerprint

    def look(self, obj):
        self.submission.outcome, self.submission.findings = Outcome.CHECKED, check(obj)
        return self.after_rollback(HttpResponseRedirect, ".")

    def wait_for_reason(self, obj, snapshot):
        """Over a public row, a draft; else the row waits without a date."""
        if self.working and self.working.is_live:
            return self.after_rollback(self.hold_back, self.working, snapshot)
        # it was public for this transaction alone
        has_served = bool(self.working and self.working.obj.has_served)
        mine = type(obj)._base_manager.filter(pk=obj.pk)
        mine.update(publish_at=None, expire_at=None, has_served=has_served)
        obj.refresh_from_db()
        self.keep_row(obj, take(obj), Status.DRAFT)
        self.log_form(obj, Act.CHANGE if self.working else Act.ADD)
        return lambda: self.ask_reason(obj)

    def log_form(self, obj, act):
        """What Django said of the form (EditorialAdmin.log_change): it is kept, and it is known as what."""
        if act == Act.ADD:
            self.admin.log_addition(self.request, obj, self.submission.form_message)
        else:
            self.admin.log_change(self.request, obj, self.submission.form_message, act)

    def act_kept(self, obj):
        if not self.working:
            return Act.ADD
        if self.working.is_live and not obj.is_live:
            return Act.UNPUBLISH
        if self.submission.publishes(obj):
            return Act.PUBLISH
        is_submitted = self.submission.act == "draft" and self.submission.has("_submit")
        return Act.SUBMIT if is_submitted else Act.CHANGE


def as_popup(data):
    """What was typed in a popup is taken up again in it; Django reads this where a form is sent."""
    return {"is_popup": IS_POPUP_VAR in data, "to_field": data.get(TO_FIELD_VAR)}
