from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from pages.staff.base import StaffAdmin
from pages.staff.translated import TranslatedAdmin
from programmes.models import Partner, Person
from programmes.staff_groups import PEOPLE


@admin.register(Partner)
class PartnerAdmin(TranslatedAdmin):
    group, rank = PEOPLE, 1
    shows_uses = True
    list_display = ("name", "kind", "commune", "website", "on_site")
    list_filter = ("kind", "is_listed")
    list_select_related = ("commune",)
    search_fields = ("name_fr", "name_en", "=siret", "=rna")
    autocomplete_fields = ("commune",)
    prepopulated_fields = {"slug": ("name",)}
    fieldsets = (
        (None, {"fields": ("name", "slug", ("kind", "commune"), ("siret", "rna"), "is_listed")}),
        (_("Ce que le site en dit"), {"fields": ("description", "website")}),
    )


@admin.register(Person)
class PersonAdmin(StaffAdmin):
    group, rank = PEOPLE, 2
    shows_uses = True
    list_display = ("name", "role")
    list_filter = ("role",)
    search_fields = ("name",)
