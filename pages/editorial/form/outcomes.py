"""What becomes of a form of the editor: a draft, a publication, or a version set aside."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponseRedirect
from django.utils import timezone

from pages.access.audit import Act
from pages.editorial.announcing import announce
from pages.editorial.due import still_to_come
from pages.editorial.form.words import (
    KEPT_AS_DRAFT,
    KEPT_UNSEEN,
    MAY_NOT,
    PUBLISHED,
    PUBLISHED_LATER,
    STILL_SCHEDULED,
    SUBMITTED,
)
from pages.models import Revision
from pages.text.clock import when
from pages.versions.snapshots import take

Status = Revision.Status
#: The screens to which a button leads once the draft is kept.
LEADS = {"_preview": "preview", "_schedule": "schedule"}


class Outcomes:
    def keep_draft(self, request, working, snapshot, sentence=KEPT_AS_DRAFT, act=None):
        """Over a row that the public sees: the row stays as it is."""
        obj = working.obj
        with transaction.atomic():
            draft = Revision.objects.replace_drafts(
                obj, snapshot, self.draft_status(request), base=working.row, **self.signed(request)
            )
        self.log_change(request, obj, named(draft), act or self.act_of(draft))
        return self.draft_kept(request, obj, sentence)

    def act_of(self, draft):
        return Act.SUBMIT if draft.status == Status.SUBMITTED else Act.CHANGE

    def keep_row(self, request, obj, snapshot, status=None):
        """The row itself was written: what the public sees, or a draft that it has never seen."""
        status = status or (Status.PUBLISHED if obj.is_live else self.draft_status(request))
        if obj.is_live and announce(obj):
            snapshot = take(obj)
        self.tell_scheduled(request, still_to_come(obj, snapshot))
        return Revision.objects.replace_drafts(obj, snapshot, status, **self.signed(request))

    def log_addition(self, request, obj, message):
        """What Django says of a form; outcome() knows whether it was kept, and as what."""
        request.form_message = message

    def log_change(self, request, obj, message, act=Act.CHANGE):
        if isinstance(message, list):
            request.form_message = message
        else:
            super().log_change(request, obj, message, act)

    def log_form(self, request, obj, act):
        if act == Act.ADD:
            super().log_addition(request, obj, request.form_message)
        else:
            super().log_change(request, obj, request.form_message, act)

    def act_kept(self, request, working, obj, act):
        if not working:
            return Act.ADD
        if working.is_live and not obj.is_live:
            return Act.UNPUBLISH
        if self.publishes(act, obj):
            return Act.PUBLISH
        return Act.SUBMIT if act == "draft" and "_submit" in request.POST else Act.CHANGE

    def tell_scheduled(self, request, scheduled):
        for each in scheduled:
            words = {"number": each.number, "when": when(each.apply_at)}
            messages.warning(request, STILL_SCHEDULED % words)

    def draft_status(self, request):
        return Status.SUBMITTED if "_submit" in request.POST else Status.DRAFT

    def draft_kept(self, request, obj, sentence):
        if "_publish" in request.POST:
            messages.warning(request, MAY_NOT)
        if "_submit" in request.POST:
            self.tell_reviewers(request, obj)
            sentence = SUBMITTED
        messages.success(request, sentence % obj)
        return self.back_to_work(request, obj)

    def back_to_work(self, request, obj):
        screen = next((screen for button, screen in LEADS.items() if button in request.POST), "change")
        return HttpResponseRedirect(self.url(screen, obj))

    def answer(self, request, obj, act):
        """After the row was written."""
        if act == "save":
            return request.respond()
        if act == "draft":
            return self.draft_kept(request, obj, KEPT_UNSEEN)
        at = getattr(obj, "publish_at", None)
        if at and at > timezone.now():
            messages.success(request, PUBLISHED_LATER % {"name": obj, "date": when(at)})
        else:
            messages.success(request, PUBLISHED % obj)
        return HttpResponseRedirect(self.list_url())

    def hold_back(self, request, working, snapshot):
        """Something stands in the way of publishing: a draft is kept, and a reason is asked for on a screen of its own."""
        obj = request.kept
        if working and working.is_live:
            transaction.set_rollback(True)
            return lambda: self.withheld_files(request, working, snapshot)
        was = {
            "has_served": bool(working and working.obj.has_served)
        }  # it was public for this transaction alone
        type(obj)._base_manager.filter(pk=obj.pk).update(publish_at=None, expire_at=None, **was)
        obj.refresh_from_db()
        self.keep_row(request, obj, take(obj), Status.DRAFT)
        self.log_form(request, obj, Act.CHANGE if working else Act.ADD)
        return lambda: HttpResponseRedirect(self.url("publish", obj))

    def withheld_files(self, request, working, snapshot):
        obj = working.obj
        status = working.pending.status if working.pending else Status.DRAFT
        if status in Revision.DATED:  # that one keeps its date, and this one has none
            status = Status.DRAFT
        signed = self.signed(request)
        draft = Revision.objects.replace_drafts(obj, snapshot, status, base=working.row, **signed)
        self.log_change(request, obj, named(draft))
        return HttpResponseRedirect(self.url("publish", obj))

    def set_aside(self, request, working, mine):
        """Someone saved in between: what was typed here is kept as a version, and both are shown."""
        versions = Revision.objects.of(working.obj)
        base = versions.filter(fingerprint=request.POST.get("_base")).last()
        aside = Revision.objects.add(working.obj, mine, Status.ASIDE, base=base, **self.signed(request))
        self.log_change(request, working.obj, named(aside))
        return HttpResponseRedirect(self.url("conflict", working.obj, aside.number))


def named(revision):
    """For the logs: 'brouillon (3)'."""
    return f"{revision.get_status_display()} ({revision.number})"
