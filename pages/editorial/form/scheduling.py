"""Publish, replace, withdraw at a date, in one act."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponseRedirect
from django.utils.translation import gettext_lazy as _

from pages.access.audit import Act
from pages.editorial.due import rehearse
from pages.editorial.form.obstacles import obstacles_of_draft
from pages.editorial.form.outcomes import KeepingScreen
from pages.editorial.form.schedule_form import ScheduleForm
from pages.editorial.form.submission import Outcome
from pages.models import CacheVersion, Revision, Working
from pages.text.clock import when
from pages.versions.snapshots import take

SCHEDULED = _("« %(name)s » : la version %(number)s remplacera celle du site le %(when)s.")
DATED = _("« %s » : les dates sont enregistrées.")
CANCELLED = _("La version %s n’est plus programmée : c’est de nouveau un brouillon.")
DROPPED = _("La version %s n’est plus programmée. Un brouillon plus récent la contient, ou la remplace.")


class ScheduleScreen(KeepingScreen):
    VIEWS = {"programmer/": "schedule", "programmer/<int:number>/annuler/": "unschedule"}

    def schedule(self):
        obj = self.reachable("publish")
        with transaction.atomic():
            working = Working(self.held_or_404())
            sent = self.submission.data if self.submission.is_sent else None
            has_moved = self.has_moved(working)
            found = obstacles_of_draft(self.submission, working) if self.submission.is_sent else []
            form = ScheduleForm(working, sent)
            if form.is_valid() and not has_moved:
                found = found if self.shows_something(form, working) else []
                if not found and self.keep_all(working, form):
                    return HttpResponseRedirect(self.url("change", obj))
        context = {
            "obstacles": found,
            "form": form,
            "working": working,
            "scheduled": Revision.objects.of(obj).scheduled().order_by("apply_at"),
        }
        return self.page(obj, "schedule", _("Programmer « %s »") % obj, **context)

    def shows_something(self, form, working):
        """Whether these dates make something public: a reason is then asked where one would be for publishing now."""
        return bool(form.moment) or (not working.is_live and getattr(working.obj, "publish_at", None))

    def keep_all(self, working, form):
        """Whether all that was asked is done; else nothing is, and the form says why."""
        with transaction.atomic():
            self.keep_dates(working, form)
            if form.moment and (failure := self.keep_moment(working, form.moment)):
                form.add_error("apply_at", failure)
                transaction.set_rollback(True)
        self.submission.outcome = Outcome.SCHEDULED if form.is_valid() else Outcome.REFUSED
        return form.is_valid()

    def keep_dates(self, working, form):
        obj = working.obj
        if not form.dates_changed:
            return
        obj.save()
        if working.is_live:
            Revision.objects.add(obj, take(obj), Revision.Status.FOUND, **self.submission.signed)
        else:
            self.keep_row(obj, take(obj))
        self.log_and_say(obj, DATED % obj)

    def keep_moment(self, working, moment):
        """The draft becomes a version of whoever lets it be published. Returns what would prevent it."""
        revision, obj = working.pending, working.obj
        if revision.status != Revision.Status.SCHEDULED:
            revision = Revision.objects.replace_drafts(
                obj,
                revision.snapshot,
                Revision.Status.SCHEDULED,
                base=revision.base,
                **self.submission.signed | {"comment": revision.comment},
            )
        revision.apply_at = moment
        revision.save(update_fields=["apply_at"])
        CacheVersion.move()  # each process learns the date from it
        sentence = SCHEDULED % {"name": obj, "number": revision.number, "when": when(moment)}
        self.admin.log_change(self.request, obj, str(sentence), Act.SCHEDULE)
        failure = rehearse(revision)
        if not failure:
            messages.success(self.request, sentence)
        return failure

    def unschedule(self, number):
        obj = self.reachable("publish")
        if self.submission.is_sent:
            with transaction.atomic():
                self.held()
                self.cancel(obj, number)
        return HttpResponseRedirect(self.url("schedule", obj))

    def cancel(self, obj, number):
        revision = Revision.objects.of(obj).scheduled().filter(number=number).first()
        if not revision:
            messages.warning(
                self.request, _("Cette version n’est plus programmée : elle est en place, ou annulée.")
            )
            return
        is_last = not Revision.objects.of(obj).pending().filter(number__gt=number).exists()
        revision.status = Revision.Status.DRAFT if is_last else Revision.Status.REPLACED
        revision.apply_at = None
        revision.save(update_fields=["status", "apply_at"])
        CacheVersion.move()
        self.log_and_say(obj, (CANCELLED if is_last else DROPPED) % number)

    def log_and_say(self, obj, sentence):
        self.admin.log_change(self.request, obj, str(sentence), Act.SCHEDULE)
        messages.success(self.request, sentence)
