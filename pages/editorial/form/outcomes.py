"""What becomes of what an editor sent: a draft, a row that is written, a version set aside; and what is said of it."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponseRedirect
from django.utils import timezone

from pages.access.audit import Act
from pages.editorial.announcing import announce
from pages.editorial.due import still_to_come
from pages.editorial.form.letters import tell_reviewers
from pages.editorial.form.screen import Screen
from pages.editorial.form.submission import Outcome
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


class KeepingScreen(Screen):
    """A screen on which something is kept. What it keeps, it logs; what it answers says what came of it."""

    def keep_draft(self, working, snapshot, sentence=KEPT_AS_DRAFT, act=None):
        """Over a row that the public sees: the row stays as it is."""
        obj = working.obj
        with transaction.atomic():
            draft = Revision.objects.replace_drafts(
                obj, snapshot, self.draft_status(), base=working.row, **self.submission.signed
            )
        done = Act.SUBMIT if draft.status == Status.SUBMITTED else Act.CHANGE
        self.admin.log_change(self.request, obj, named(draft), act or done)
        return self.draft_kept(obj, sentence)

    def keep_row(self, obj, snapshot, status=None):
        """The row itself was written: what the public sees, or a draft that it has never seen."""
        status = status or (Status.PUBLISHED if obj.is_live else self.draft_status())
        if obj.is_live and announce(obj):
            snapshot = take(obj)
        tell_scheduled(self.request, still_to_come(obj, snapshot))
        return Revision.objects.replace_drafts(obj, snapshot, status, **self.submission.signed)

    def draft_status(self):
        return Status.SUBMITTED if self.submission.has("_submit") else Status.DRAFT

    def draft_kept(self, obj, sentence):
        self.submission.outcome = Outcome.DRAFT
        if self.submission.has("_publish"):
            messages.warning(self.request, MAY_NOT)
        if self.submission.has("_submit"):
            self.submission.outcome = Outcome.SUBMITTED
            tell_reviewers(self, obj)
            sentence = SUBMITTED
        messages.success(self.request, sentence % obj)
        return self.back_to_work(obj)

    def back_to_work(self, obj):
        return HttpResponseRedirect(self.url(self.submission.screen, obj))

    def row_kept(self, obj, act):
        """After the row was written, what is answered."""
        if act == "save":
            self.submission.outcome = Outcome.SAVED
            return self.submission.stock_answer()
        if act == "draft":
            return self.draft_kept(obj, KEPT_UNSEEN)
        at = getattr(obj, "publish_at", None)
        is_to_come = at and at > timezone.now()
        self.submission.outcome = Outcome.SCHEDULED if is_to_come else Outcome.PUBLISHED
        said = PUBLISHED_LATER % {"name": obj, "date": when(at)} if is_to_come else PUBLISHED % obj
        messages.success(self.request, said)
        return HttpResponseRedirect(self.list_url())

    def hold_back(self, working, snapshot):
        """Something stands in the way of publishing over `working`: a draft, and a screen that asks for a reason."""
        obj, status = working.obj, working.pending.status if working.pending else Status.DRAFT
        if status in Revision.DATED:  # that one keeps its date, and this one has none
            status = Status.DRAFT
        signed = self.submission.signed
        draft = Revision.objects.replace_drafts(obj, snapshot, status, base=working.row, **signed)
        self.admin.log_change(self.request, obj, named(draft))
        return self.ask_reason(obj)

    def ask_reason(self, obj):
        self.submission.outcome = Outcome.HELD_BACK
        return HttpResponseRedirect(self.url("publish", obj))

    def set_aside(self, working, mine):
        """Someone saved in between: what was typed here is kept as a version, and both are shown."""
        versions = Revision.objects.of(working.obj)
        base = versions.filter(fingerprint=self.submission.base).last()
        signed = self.submission.signed
        aside = Revision.objects.add(working.obj, mine, Status.ASIDE, base=base, **signed)
        self.submission.outcome, self.submission.conflict = Outcome.CONFLICT, aside
        self.admin.log_change(self.request, working.obj, named(aside))
        return HttpResponseRedirect(self.url("conflict", working.obj, aside.number))


def tell_scheduled(request, scheduled):
    for each in scheduled:
        words = {"number": each.number, "when": when(each.apply_at)}
        messages.warning(request, STILL_SCHEDULED % words)


def named(revision):
    """For the logs: 'brouillon (3)'."""
    return f"{revision.get_status_display()} ({revision.number})"
