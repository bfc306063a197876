from django.contrib import admin
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pages.models import Banner
from pages.staff.site import SITE
from pages.staff.translated import TranslatedAdmin


@admin.register(Banner)
class BannerAdmin(TranslatedAdmin):
    group, rank = SITE, 6
    list_display = ("text", "level", "state", "start", "end", "branch", "on_site")
    list_filter = ("level",)
    list_select_related = ("branch",)
    search_fields = ("text_fr", "text_en")
    autocomplete_fields = ("branch",)
    fieldsets = (
        (None, {"fields": ("level", "text")}),
        (_("Lien"), {"fields": ("link", "link_label")}),
        (_("Quand et où"), {"fields": (("start", "end"), "branch")}),
    )

    def view_on_site(self, banner):
        if not banner.is_current:
            return None
        return banner.branch.get_absolute_url() if banner.branch else "/"

    @admin.display(description=_("état"))
    def state(self, banner):
        if banner.is_current:
            return _("Affiché")
        return _("À venir") if banner.start > timezone.now() else _("Terminé")
