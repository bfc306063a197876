"""The versions of an object: which there are, what changed from one to another, and back to one of them."""

from copy import copy

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import HttpResponseRedirect
from django.utils.translation import gettext_lazy as _

from pages.access.audit import Act
from pages.editorial.differences import Differences
from pages.editorial.form.outcomes import KeepingScreen, named
from pages.models import Revision, Working
from pages.sharing.items import signed_lines
from pages.versions.merging import conflicts, merge
from pages.versions.snapshots import apply, apply_for_a_look, take

RESTORED = _("L’ancienne version de « %s » est reprise en brouillon : relisez-la, puis publiez.")
MERGED = _("Les deux versions de « %s » sont réunies en brouillon : relisez-le, puis publiez.")
TAKEN = _(
    "Un autre contenu a pris ce que cette version demande, par exemple son adresse : elle n’est pas reprise."
)
DISCARDED = _("Le brouillon de « %s » est abandonné. Il reste dans l’historique.")


class HistoryScreen(KeepingScreen):
    """`history` has the address that Django gives it: EditorialAdmin.history_view()."""

    VIEWS = {
        "comparer/": "compare",
        "conflit/<int:number>/": "conflict",
        "versions/<int:number>/reprendre/": "restore",
        "brouillon/abandonner/": "discard",
    }

    def history(self):
        obj = self.reachable()
        working = Working(obj)
        versions = list(Revision.objects.of(obj).select_related("author").defer("snapshot").reverse())
        signed = signed_lines(obj)
        for version in versions:
            version.lines = signed.pop(version.number, [])
        context = {"versions": versions, "current": working.row, "working": working, "signed": signed}
        context["may_edit"] = self.may("edit", obj)
        return self.page(obj, "history", _("Historique de « %s »") % obj, **context)

    def compare(self):
        obj = self.reachable()
        before, after = (self.version(obj, self.request.GET.get(name)) for name in ("avant", "apres"))
        context = {
            "before": before,
            "after": after,
            "differences": Differences(obj, before.snapshot, after.snapshot),
        }
        return self.page(obj, "compare", _("« %s » : ce qui a changé") % obj, **context)

    def conflict(self, number):
        """Where two saved at once: both versions, and for each difference the one to keep."""
        obj = self.reachable("edit")
        mine = self.version(obj, number)
        if self.submission.is_sent:
            return self.unite(mine)
        working = Working(obj)
        both = conflicts(mine.base.snapshot, working.snapshot, mine.snapshot) if mine.base else None
        shown = [
            difference
            for difference in Differences(obj, working.snapshot, mine.snapshot)
            if both is None or difference.unit in both or difference.unit[:3] in both
        ]
        context = {"mine": mine, "working": working, "differences": shown}
        return self.page(obj, "conflict", _("« %s » : deux versions") % obj, **context)

    @transaction.atomic
    def unite(self, mine):
        working = Working(self.held_or_404())
        base = mine.base.snapshot if mine.base else working.snapshot
        differences = Differences(working.obj, working.snapshot, mine.snapshot)
        keep = {each.unit for each in differences if self.submission.data.get(each.name) == "autre"}
        merged = merge(base, working.snapshot, mine.snapshot, keep)
        if not (working.is_live and self.may("publish", working.obj)):
            merged = with_dates_of_row(working, merged)
        return self.keep_version(working, merged, MERGED, mine.comment)

    def restore(self, number):
        """An older version becomes a draft: nothing public changes before someone publishes it."""
        obj = self.reachable("edit")
        if not self.submission.is_sent:
            return HttpResponseRedirect(self.url("history", obj))
        found = self.version(obj, number)
        said = _("Reprise de la version %s") % found.number
        with transaction.atomic():
            working = Working(self.held_or_404())
            restored = with_dates_of_row(working, found.snapshot)
            return self.keep_version(working, restored, RESTORED, said, Act.RESTORE)

    @transaction.atomic
    def discard(self):
        obj = self.reachable("edit")
        if self.submission.is_sent and obj.is_live:
            obj = self.held_or_404()
            Revision.objects.of(obj).drafts().update(status=Revision.Status.DISCARDED)
            self.admin.log_change(self.request, obj, str(Revision.Status.DISCARDED.label))
            messages.success(self.request, DISCARDED % obj)
        return HttpResponseRedirect(self.url("change", obj))

    def keep_version(self, working, snapshot, sentence, comment="", act=Act.CHANGE):
        """As a draft: over the row if that is public, else in the row, which nobody sees. The row is held meanwhile."""
        if sentences := self.why_not(working, snapshot):
            for each in sentences:
                messages.error(self.request, each)
            return HttpResponseRedirect(self.url("history", working.obj))
        self.submission.comment = str(comment)
        if working.is_live:
            return self.keep_draft(working, snapshot, sentence, act)
        apply(working.obj, snapshot)
        kept = self.keep_row(working.obj, take(working.obj))
        self.admin.log_change(self.request, working.obj, named(kept), act)
        return self.draft_kept(working.obj, sentence)

    def why_not(self, working, snapshot):
        """Why this user may not keep this version, or nobody: the rules of the form, which no form has checked here."""
        if refusal := self.beyond(working, snapshot):
            return [refusal]
        try:
            with transaction.atomic():
                obj = copy(working.obj)
                (apply_for_a_look if working.is_live else apply)(obj, snapshot)
                obj.full_clean()
                transaction.set_rollback(True)
        except ValidationError as error:
            return error.messages
        except IntegrityError:
            return [TAKEN]
        return []


def with_dates_of_row(working, snapshot):
    """A version taken up again neither shows nor hides anything: when it is public stays as it is."""
    fields = working.live["fields"]
    as_it_is = {name: fields[name] for name in fields if name.startswith(working.obj.NOT_RESTORED)}
    return snapshot | {"fields": snapshot["fields"] | as_it_is}
