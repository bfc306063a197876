"""What the screens of one object have in common: each holds the admin of its model, and what was sent to it."""

from copy import copy

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from pages.access.roles import may
from pages.access.scope import scope_of
from pages.editorial.form.submission import Submission
from pages.models import Revision
from pages.versions.snapshots import row_from_json

CHANGED_MEANWHILE = _(
    "Quelqu’un a enregistré depuis que vous avez ouvert cet écran : relisez avant de décider."
)


class Screen:
    """One request about one object. EditorialAdmin.get_urls() registers what VIEWS names: {address: method}."""

    VIEWS = {}

    def __init__(self, admin, request, object_id="", submission=None):
        self.admin, self.request, self.object_id = admin, request, object_id
        self.submission = submission or Submission.of(request)

    @classmethod
    def views(cls, admin):
        """[(address, view, name of the address), …]"""
        return [
            (f"<path:object_id>/{address}", cls.view(admin, method), method)
            for address, method in cls.VIEWS.items()
        ]

    @classmethod
    def view(cls, admin, method):
        def view(request, object_id="", **kwargs):
            return getattr(cls(admin, request, object_id), method)(**kwargs)

        return view

    def may(self, act, obj):
        return may(self.submission.user, act, obj)

    def reachable(self, act="view"):
        obj = self.admin.get_object(self.request, unquote(self.object_id))
        if obj is None:
            raise Http404
        if not self.admin.has_view_or_change_permission(self.request, obj) or not self.may(act, obj):
            raise PermissionDenied
        return obj

    def held(self):
        """Nobody else writes its row before the end of the transaction. None for a new object, or none."""
        rows = self.admin.model._base_manager.select_for_update()
        try:
            return rows.filter(pk=unquote(self.object_id)).first() if self.object_id else None
        except (ValueError, ValidationError):
            return None

    def held_or_404(self):
        if obj := self.held():
            return obj
        raise Http404

    def version(self, obj, number):
        return get_object_or_404(Revision.objects.of(obj), number=number if str(number).isdecimal() else 0)

    def has_moved(self, working):
        """Whether someone saved since this screen was drawn: what is decided there was never read."""
        seen = self.request.POST.get("vu") or self.request.GET.get("vu") or working.fingerprint
        if seen != working.fingerprint:
            messages.warning(self.request, CHANGED_MEANWHILE)
        return seen != working.fingerprint

    def beyond(self, working, snapshot):
        """The sentence for a user whose limits the object would leave, or None."""
        changed = copy(working.obj)
        row_from_json(changed, snapshot["fields"])
        refusal = scope_of(self.submission.user).refusal(changed)
        return refusal[1] if refusal else None

    def page(self, obj, name, title, **context):
        shown = self.admin.admin_site.each_context(self.request) | {
            "opts": self.admin.opts, "original": obj, "title": title, "change_url": self.url("change", obj),
        }  # fmt: skip
        return TemplateResponse(self.request, f"admin/editorial/{name}.html", shown | context)

    def url(self, name, obj, *args):
        return reverse(f"admin:{self.admin.view_name(name)}", args=[obj.pk, *args])

    def list_url(self):
        return reverse(f"admin:{self.admin.view_name('changelist')}")
