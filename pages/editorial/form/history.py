"""The versions of an object: which there are, what changed from one to another, and back to one of them."""

from copy import copy

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from pages.access.audit import Act
from pages.access.roles import may
from pages.access.scope import scope_of
from pages.editorial.differences import Differences
from pages.editorial.form.outcomes import named
from pages.models import Revision, Working
from pages.sharing.items import signed_lines
from pages.versions.merging import conflicts, merge
from pages.versions.snapshots import apply, apply_for_a_look, row_from_json, take

RESTORED = _("L’ancienne version de « %s » est reprise en brouillon : relisez-la, puis publiez.")
MERGED = _("Les deux versions de « %s » sont réunies en brouillon : relisez-le, puis publiez.")
TAKEN = _(
    "Un autre contenu a pris ce que cette version demande, par exemple son adresse : elle n’est pas reprise."
)
CHANGED_MEANWHILE = _(
    "Quelqu’un a enregistré depuis que vous avez ouvert cet écran : relisez avant de décider."
)
DISCARDED = _("Le brouillon de « %s » est abandonné. Il reste dans l’historique.")


class HistoryViews:
    def history_urls(self):
        return [
            ("comparer/", self.compare_view, "compare"),
            ("conflit/<int:number>/", self.conflict_view, "conflict"),
            ("versions/<int:number>/reprendre/", self.restore_view, "restore"),
            ("brouillon/abandonner/", self.discard_view, "discard"),
        ]

    def history_view(self, request, object_id, extra_context=None):
        obj = self.reachable(request, object_id)
        working = Working(obj)
        versions = list(Revision.objects.of(obj).select_related("author").defer("snapshot").reverse())
        signed = signed_lines(obj)
        for version in versions:
            version.lines = signed.pop(version.number, [])
        context = {"versions": versions, "current": working.row, "working": working, "signed": signed}
        context["may_edit"] = may(request.user, "edit", obj)
        return self.page(request, obj, "history", _("Historique de « %s »") % obj, **context)

    def compare_view(self, request, object_id):
        obj = self.reachable(request, object_id)
        before, after = (self.version(obj, request.GET.get(name)) for name in ("avant", "apres"))
        context = {
            "before": before,
            "after": after,
            "differences": Differences(obj, before.snapshot, after.snapshot),
        }
        return self.page(request, obj, "compare", _("« %s » : ce qui a changé") % obj, **context)

    def conflict_view(self, request, object_id, number):
        """Where two saved at once: both versions, and for each difference the one to keep."""
        obj = self.reachable(request, object_id, "edit")
        mine = self.version(obj, number)
        if request.method == "POST":
            return self.unite(request, object_id, mine)
        working = Working(obj)
        both = conflicts(mine.base.snapshot, working.snapshot, mine.snapshot) if mine.base else None
        shown = [
            difference
            for difference in Differences(obj, working.snapshot, mine.snapshot)
            if both is None or difference.unit in both or difference.unit[:3] in both
        ]
        context = {"mine": mine, "working": working, "differences": shown}
        return self.page(request, obj, "conflict", _("« %s » : deux versions") % obj, **context)

    @transaction.atomic
    def unite(self, request, object_id, mine):
        working = Working(self.held_or_404(object_id))
        base = mine.base.snapshot if mine.base else working.snapshot
        differences = Differences(working.obj, working.snapshot, mine.snapshot)
        keep = {each.unit for each in differences if request.POST.get(each.name) == "autre"}
        merged = merge(base, working.snapshot, mine.snapshot, keep)
        if not (working.is_live and may(request.user, "publish", working.obj)):
            merged = with_dates_of_row(working, merged)
        return self.keep_version(request, working, merged, MERGED, mine.comment)

    def restore_view(self, request, object_id, number):
        """An older version becomes a draft: nothing public changes before someone publishes it."""
        obj = self.reachable(request, object_id, "edit")
        if request.method != "POST":
            return HttpResponseRedirect(self.url("history", obj))
        found = self.version(obj, number)
        said = _("Reprise de la version %s") % found.number
        with transaction.atomic():
            working = Working(self.held_or_404(object_id))
            restored = with_dates_of_row(working, found.snapshot)
            return self.keep_version(request, working, restored, RESTORED, said, Act.RESTORE)

    @transaction.atomic
    def discard_view(self, request, object_id):
        obj = self.reachable(request, object_id, "edit")
        if request.method == "POST" and obj.is_live:
            obj = self.held_or_404(object_id)
            Revision.objects.of(obj).drafts().update(status=Revision.Status.DISCARDED)
            self.log_change(request, obj, str(Revision.Status.DISCARDED.label))
            messages.success(request, DISCARDED % obj)
        return HttpResponseRedirect(self.url("change", obj))

    def keep_version(self, request, working, snapshot, sentence, comment="", act=Act.CHANGE):
        """As a draft: over the row if that is public, else in the row, which nobody sees. The row is held meanwhile."""
        if sentences := self.why_not(request, working, snapshot):
            for each in sentences:
                messages.error(request, each)
            return HttpResponseRedirect(self.url("history", working.obj))
        request.POST = request.POST.copy()
        request.POST["_comment"] = str(comment)
        if working.is_live:
            return self.keep_draft(request, working, snapshot, sentence, act)
        apply(working.obj, snapshot)
        kept = self.keep_row(request, working.obj, take(working.obj))
        self.log_change(request, working.obj, named(kept), act)
        return self.draft_kept(request, working.obj, sentence)

    def why_not(self, request, working, snapshot):
        """Why this user may not keep this version, or nobody: the rules of the form, which no form has checked here."""
        if refusal := self.beyond(request, working, snapshot):
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

    def beyond(self, request, working, snapshot):
        """The sentence for a user whose limits the object would leave, or None."""
        changed = copy(working.obj)
        row_from_json(changed, snapshot["fields"])
        refusal = scope_of(request.user).refusal(changed)
        return refusal[1] if refusal else None

    def has_moved(self, request, working):
        """Whether someone saved since this screen was drawn: what is decided there was never read."""
        seen = request.POST.get("vu") or request.GET.get("vu") or working.fingerprint
        if seen != working.fingerprint:
            messages.warning(request, CHANGED_MEANWHILE)
        return seen != working.fingerprint

    def reachable(self, request, object_id, act="view"):
        obj = self.get_object(request, unquote(object_id))
        if obj is None:
            raise Http404
        if not self.has_view_or_change_permission(request, obj) or not may(request.user, act, obj):
            raise PermissionDenied
        return obj

    def version(self, obj, number):
        return get_object_or_404(Revision.objects.of(obj), number=number if str(number).isdecimal() else 0)

    def page(self, request, obj, name, title, **context):
        shown = self.admin_site.each_context(request) | {
            "opts": self.opts, "original": obj, "title": title, "change_url": self.url("change", obj), "admin": self,
        }  # fmt: skip
        return TemplateResponse(request, f"admin/editorial/{name}.html", shown | context)


def with_dates_of_row(working, snapshot):
    """A version taken up again neither shows nor hides anything: when it is public stays as it is."""
    fields = working.live["fields"]
    as_it_is = {name: fields[name] for name in fields if name.startswith(working.obj.NOT_RESTORED)}
    return snapshot | {"fields": snapshot["fields"] | as_it_is}
