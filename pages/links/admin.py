"""The report of `check_links`: what is broken, in plain words, and where to correct it. Nothing can be typed here."""

from django.contrib import admin
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from pages.links.external import places_of
from pages.models import ExternalLink
from pages.staff.base import StaffAdmin, change_link
from pages.staff.site import SITE


class ReportFilter(admin.SimpleListFilter):
    title = _("état")
    parameter_name = "etat"

    def lookups(self, request, model_admin):
        return [("casses", _("Cassés")), ("deplaces", _("Adresse changée"))]

    def queryset(self, request, queryset):
        wanted = {"casses": queryset.broken, "deplaces": queryset.moved}
        return wanted[self.value()]() if self.value() in wanted else queryset


@admin.register(ExternalLink)
class ExternalLinkAdmin(StaffAdmin):
    group, rank = SITE, 8
    list_display = ("address", "sentence", "first_failed_at", "checked_at", "mended_in")
    list_display_links = None
    list_filter = (ReportFilter,)
    list_per_page = 20
    search_fields = ("url",)
    fields = ("address", "sentence", "first_failed_at", "checked_at", "mended_in")

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def get_changelist_instance(self, request):
        """Adds to each link of the page the places where it is written, in a few queries for all."""
        found = super().get_changelist_instance(request)
        places = places_of([link.url for link in found.result_list])
        for link in found.result_list:
            link.places = places[link.url]
        return found

    @admin.display(description=_("adresse"), ordering="url")
    def address(self, link):
        return format_html('<a href="{}" rel="noreferrer">{}</a>', link.url, link.url)

    @admin.display(description=_("ce qui ne va pas"), ordering="status")
    def sentence(self, link):
        return link.sentence

    @admin.display(description=_("où le corriger"))
    def mended_in(self, link):
        places = link.places if hasattr(link, "places") else places_of([link.url])[link.url]
        if not places:
            return _("Nulle part : il sera oublié à la prochaine vérification.")
        links = [(change_link(self.admin_site, place),) for place in places]
        return format_html('<ul class="uses">{}</ul>', format_html_join("", "<li>{}</li>", links))
