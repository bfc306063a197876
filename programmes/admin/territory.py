from django.contrib import admin
from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from pages.admin.base import StaffAdmin, titled
from programmes.admin.groups import TERRITORY
from programmes.models import Commune, Quartier


@admin.register(Commune)
class CommuneAdmin(StaffAdmin):
    group, rank = TERRITORY, 1
    list_display = ("name", "insee_code", "project_count", "on_site")
    list_per_page = 100
    fields = ("name", "slug", "insee_code")
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
    list_display = ("name", "code", "in_communes", "on_site")
    list_filter = (("communes", titled(_("commune"), admin.RelatedOnlyFieldListFilter)),)
    fields = ("name", "slug", "code", "communes")
    search_fields = ("name", "code", "communes__name")
    autocomplete_fields = ("communes",)
    prepopulated_fields = {"slug": ("name",)}

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("communes")

    @admin.display(description=_("communes"))
    def in_communes(self, quartier):
        return ", ".join(commune.name for commune in quartier.communes.all())
