from django.contrib import admin
from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from pages.staff.base import Lines, StaffAdmin
from pages.staff.filters import RelatedFilter, titled
from programmes.models import Commune, Outline, Population, Quartier
from programmes.staff_groups import TERRITORY

SOURCE = (
    _("D’où vient l’information"),
    {"fields": ("official_name", ("source", "source_date"), "missing_since")},
)


class MissingFilter(admin.SimpleListFilter):
    title = _("liste officielle")
    parameter_name = "liste"

    def lookups(self, request, model_admin):
        return [("absents", _("N’y figure plus"))]

    def queryset(self, request, queryset):
        return queryset.exclude(missing_since=None) if self.value() == "absents" else queryset


class PopulationLines(Lines):
    model = Population
    fields = (("year", "municipal", "total"), "source")


class OutlineLines(Lines):
    """An outline comes from an import; here staff see whose it is, correct its source, or take it away."""

    model = Outline
    fields = (("source", "source_date"), "missing_since")

    def get_queryset(self, request):
        return super().get_queryset(request).defer("geometry")

    def has_add_permission(self, request, obj=None):
        return False


@admin.register(Commune)
class CommuneAdmin(StaffAdmin):
    group, rank = TERRITORY, 1
    shows_uses = True
    list_display = ("name", "article", "insee_code", "project_count", "on_site")
    list_filter = (MissingFilter,)
    list_per_page = 100
    ordering = ("name",)  # that of the model is lost where rows are counted: GROUP BY
    fieldsets = ((None, {"fields": ("name", "article", "slug", "insee_code")}), SOURCE)
    inlines = (PopulationLines, OutlineLines)
    search_fields = ("name", "insee_code")
    prepopulated_fields = {"slug": ("name",)}

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(project_count=Count("projects"))

    @admin.display(description=_("projets"), ordering="project_count")
    def project_count(self, commune):
        return commune.project_count


@admin.register(Quartier)
class QuartierAdmin(StaffAdmin):
    group, rank = TERRITORY, 2
    shows_uses = True
    list_display = ("name", "status", "code", "code_2015", "in_communes", "on_site")
    list_filter = (
        "status",
        ("communes", titled(_("commune"), RelatedFilter)),
        MissingFilter,
    )
    fieldsets = (
        (None, {"fields": ("name", "slug", "communes")}),
        (_("Statut et codes"), {"fields": ("status", ("code", "code_2015"))}),
        SOURCE,
    )
    inlines = (OutlineLines,)
    search_fields = ("name", "official_name", "code", "code_2015", "communes__name")
    autocomplete_fields = ("communes",)
    prepopulated_fields = {"slug": ("name",)}

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("communes")

    @admin.display(description=_("communes"))
    def in_communes(self, quartier):
        return ", ".join(commune.name for commune in quartier.communes.all())
