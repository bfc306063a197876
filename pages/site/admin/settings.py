from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from pages.models import SiteSettings, SocialLink
from pages.staff.base import Fields
from pages.staff.formsets import RemadeFormSet
from pages.staff.ruled import RuledLines
from pages.staff.site import SETTINGS
from pages.staff.translated import TranslatedAdmin


class SocialLinkInline(RuledLines, Fields, admin.TabularInline):
    model = SocialLink
    formset = RemadeFormSet
    extra = 0


@admin.register(SiteSettings)
class SiteSettingsAdmin(TranslatedAdmin):
    """There is one row: the list redirects to its form, which exists even before the first save."""

    group, rank = SETTINGS, 1
    autocomplete_fields = ("logo",)
    inlines = (SocialLinkInline,)
    fieldsets = (
        (None, {"fields": ("name", "tagline", "logo")}),
        (
            _("Qui publie ce site"),
            {
                "fields": ("legal_name", "siren", "legal_representative"),
                "description": _("La loi demande que ces informations figurent dans les mentions légales."),
            },
        ),
        (_("Coordonnées"), {"fields": ("address", ("phone", "email"), "opening_hours")}),
        (_("Hébergeur"), {"fields": ("host_name", "host_address", "host_phone")}),
        (_("Données personnelles et sécurité"), {"fields": ("dpo_email", "security_email")}),
        (_("Accessibilité"), {"fields": ("accessibility",)}),
    )

    def view_on_site(self, obj):
        return "/"

    def get_object(self, request, object_id, from_field=None):
        return SiteSettings.load() if object_id == "1" else None

    def changelist_view(self, request, extra_context=None):
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        return redirect("admin:pages_sitesettings_change", "1")

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
