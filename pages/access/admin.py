"""The audit log can be read, filtered and exported here; nobody can change it."""

import json

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.http import StreamingHttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from pages.access import audit
from pages.access.audit import Act
from pages.models import AuditEntry
from pages.publication.editing import when
from pages.staff.base import StaffAdmin, WrittenBySite
from pages.staff.filters import RelatedFilter, titled
from pages.staff.site import SETTINGS
from pages.text.spreadsheets import harmless, lines

#: The columns of the export: {attribute: title}
COLUMNS = {
    "at": _("quand"),
    "user_name": _("qui"),
    "act_label": _("quoi"),
    "kind": _("nature"),
    "object_key": _("clé"),
    "object_name": _("sur quoi"),
    "address": _("adresse IP"),
    "user_agent": _("navigateur"),
    "details": _("détails"),
}


@admin.register(AuditEntry)
class AuditEntryAdmin(WrittenBySite, StaffAdmin):
    group, rank = SETTINGS, 4
    list_display = ("moment", "who", "act", "object", "address")
    list_display_links = ("moment",)
    list_filter = (
        ("at", titled(_("date"), admin.DateFieldListFilter)),
        ("act", titled(_("acte"))),
        ("user", titled(_("compte"), RelatedFilter)),
    )
    list_per_page = 100
    search_fields = ("user_name", "object_name", "=address")
    show_full_result_count = False
    fields = ("at", "who", "act", "object", "address", "user_agent", "written_details")
    readonly_fields = fields
    change_list_template = "admin/pages/auditentry/change_list.html"

    def get_urls(self):
        export = self.admin_site.admin_view(self.export_view)
        return [path("export/", export, name="pages_auditentry_export"), *super().get_urls()]

    def export_view(self, request):
        """A CSV file of all the entries that the filters of the list keep."""
        if not self.may(request, "export"):
            raise PermissionDenied
        try:
            found = self.get_changelist_instance(request).get_queryset(request)
        except IncorrectLookupParameters:
            return redirect("admin:pages_auditentry_changelist")
        audit.record(request, Act.EXPORT, filters=request.GET.dict())
        response = StreamingHttpResponse(lines(written(found)), content_type="text/csv; charset=utf-8")
        name = f"journal-{timezone.localdate():%Y-%m-%d}.csv"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        response["Cache-Control"] = "private, no-store"
        return response

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(request, {"title": _("Journal des actes"), **(extra_context or {})})

    @admin.display(description=_("quand"), ordering="at")
    def moment(self, entry):
        return when(entry.at)

    @admin.display(description=_("qui"), ordering="user_name")
    def who(self, entry):
        return entry.user_name or _("Personne de connu")

    @admin.display(description=_("sur quoi"), ordering="object_name")
    def object(self, entry):
        """The object, as a link while it exists; its name stays when it does not."""
        if not entry.model:
            return "–"
        named = _("%(kind)s : %(name)s") % {"kind": entry.kind, "name": entry.object_name}
        if entry.act == Act.DELETE or not self.admin_site.is_registered(entry.model_class):
            return named
        opts = entry.model_class._meta
        url = reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[entry.object_key])
        return format_html('<a href="{}">{}</a>', url, named)

    @admin.display(description=_("détails"))
    def written_details(self, entry):
        if not entry.details:
            return "–"
        return format_html("<pre>{}</pre>", json.dumps(entry.details, ensure_ascii=False, indent=2))


def written(entries):
    """Rows of the CSV file: the titles, then each entry as it is read from the database."""
    yield [str(title) for title in COLUMNS.values()]
    for entry in entries.iterator(chunk_size=2_000):
        yield [harmless(cell(getattr(entry, name))) for name in COLUMNS]


def cell(value):
    if value is None or value == {}:
        return ""
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    return timezone.localtime(value).isoformat(timespec="seconds") if hasattr(value, "tzinfo") else str(value)
