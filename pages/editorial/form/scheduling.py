"""Publish, replace, withdraw at a date, in one act."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponseRedirect
from django.utils.translation import gettext_lazy as _

from pages.access.audit import Act
from pages.editorial.due import rehearse
from pages.editorial.form.schedule_form import ScheduleForm
from pages.models import CacheVersion, Revision, Working
from pages.text.clock import when
from pages.versions.snapshots import take

SCHEDULED = _("« %(name)s » : la version %(number)s remplacera celle du site le %(when)s.")
DATED = _("« %s » : les dates sont enregistrées.")
CANCELLED = _("La version %s n’est plus programmée : c’est de nouveau un brouillon.")
DROPPED = _("La version %s n’est plus programmée. Un brouillon plus récent la contient, ou la remplace.")


class ScheduleViews:
    def schedule_urls(self):
        return [
            ("programmer/", self.schedule_view, "schedule"),
            ("programmer/<int:number>/annuler/", self.unschedule_view, "unschedule"),
        ]

    def schedule_view(self, request, object_id):
        obj = self.reachable(request, object_id, "publish")
        with transaction.atomic():
            working = Working(self.held_or_404(object_id))
            sent = request.POST if request.method == "POST" else None
            has_moved = self.has_moved(request, working)
            obstacles = self.obstacles_of_draft(request, working) if sent else []
            form = ScheduleForm(working, sent)
            if form.is_valid() and not has_moved:
                obstacles = obstacles if self.shows_something(form, working) else []
                if not obstacles and self.schedule(request, working, form):
                    return HttpResponseRedirect(self.url("change", obj))
        context = {
            "obstacles": obstacles,
            "form": form,
            "working": working,
            "scheduled": Revision.objects.of(obj).scheduled().order_by("apply_at"),
        }
        return self.page(request, obj, "schedule", _("Programmer « %s »") % obj, **context)

    def shows_something(self, form, working):
        """Whether these dates make something public: a reason is then asked where one would be for publishing now."""
        return bool(form.moment) or (not working.is_live and getattr(working.obj, "publish_at", None))

    def schedule(self, request, working, form):
        """Whether all that was asked is done; else nothing is, and the form says why."""
        with transaction.atomic():
            self.keep_dates(request, working, form)
            if form.moment and (failure := self.keep_moment(request, working, form.moment)):
                form.add_error("apply_at", failure)
                transaction.set_rollback(True)
        return form.is_valid()

    def keep_dates(self, request, working, form):
        obj = working.obj
        if not form.dates_changed:
            return
        obj.save()
        if working.is_live:
            Revision.objects.add(obj, take(obj), Revision.Status.FOUND, **self.signed(request))
        else:
            self.keep_row(request, obj, take(obj))
        self.log_change(request, obj, str(DATED % obj), Act.SCHEDULE)
        messages.success(request, DATED % obj)

    def keep_moment(self, request, working, moment):
        """The draft becomes a version of whoever lets it be published. Returns what would prevent it."""
        revision, obj = working.pending, working.obj
        if revision.status != Revision.Status.SCHEDULED:
            revision = Revision.objects.replace_drafts(
                obj,
                revision.snapshot,
                Revision.Status.SCHEDULED,
                base=revision.base,
                **self.signed(request) | {"comment": revision.comment},
            )
        revision.apply_at = moment
        revision.save(update_fields=["apply_at"])
        CacheVersion.move()  # each process learns the date from it
        sentence = SCHEDULED % {"name": obj, "number": revision.number, "when": when(moment)}
        self.log_change(request, obj, str(sentence), Act.SCHEDULE)
        failure = rehearse(revision)
        if not failure:
            messages.success(request, sentence)
        return failure

    def unschedule_view(self, request, object_id, number):
        obj = self.reachable(request, object_id, "publish")
        if request.method == "POST":
            with transaction.atomic():
                self.held(object_id)
                self.unschedule(request, obj, number)
        return HttpResponseRedirect(self.url("schedule", obj))

    def unschedule(self, request, obj, number):
        revision = Revision.objects.of(obj).scheduled().filter(number=number).first()
        if not revision:
            messages.warning(
                request, _("Cette version n’est plus programmée : elle est en place, ou annulée.")
            )
            return
        is_last = not Revision.objects.of(obj).pending().filter(number__gt=number).exists()
        revision.status = Revision.Status.DRAFT if is_last else Revision.Status.REPLACED
        revision.apply_at = None
        revision.save(update_fields=["status", "apply_at"])
        CacheVersion.move()
        sentence = (CANCELLED if is_last else DROPPED) % number
        self.log_change(request, obj, str(sentence), Act.SCHEDULE)
        messages.success(request, sentence)
