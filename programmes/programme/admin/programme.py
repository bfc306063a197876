from django.contrib import admin
from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from pages.access.roles import may
from pages.editorial.form.editorial import EditorialAdmin
from pages.publication.confirming import confirm_rows
from pages.sharing.action import share
from pages.staff.filters import titled
from programmes.models import Programme
from programmes.staff_groups import ACTIONS


@admin.register(Programme)
class ProgrammeAdmin(EditorialAdmin):
    group, rank = ACTIONS, 2
    shows_uses = True
    list_display = ("name", "acronym", "kind", "status_label", "period", "project_count", "on_site")
    actions = (confirm_rows, share)
    list_filter = ("kind", ("status", titled(_("avancement"))))
    search_fields = ("name_fr", "name_en", "acronym_fr")
    autocomplete_fields = ("page", "partners")
    prepopulated_fields = {"slug": ("name",)}
    fieldsets = (
        (None, {"fields": ("name", "acronym", "slug", "kind", "summary", "page")}),
        (
            _("Quand"),
            {
                "fields": (("start_year", "end_year"), ("status", "extended_in")),
                "description": _(
                    "Une année inconnue reste vide. Le site dit de lui-même qu’un programme est terminé "
                    "quand son année de fin est passée."
                ),
            },
        ),
        (_("Avec qui"), {"fields": ("partners",)}),
        (_("D’où vient l’information"), {"fields": ("source", "position")}),
    )

    def has_add_permission(self, request):
        """A new programme is public at once, since it has no date: adding one needs the right to publish."""
        return super().has_add_permission(request) and may(request.user, "publish", Programme)

    def get_queryset(self, request):
        return super().get_queryset(request).with_policy_path().annotate(project_count=Count("projects"))

    @admin.display(description=_("où en est-il ?"), ordering="status")
    def status_label(self, programme):
        return programme.status_label

    @admin.display(description=_("période"), ordering="start_year")
    def period(self, programme):
        return programme.period

    @admin.display(description=_("projets"), ordering="project_count")
    def project_count(self, programme):
        return programme.project_count
