from django.contrib import admin
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pages.admin.base import TranslatedAdmin
from pages.models import Banner
from pages.staff_site import SITE


@admin.register(Banner)
class BannerAdmin(TranslatedAdmin):
    group, rank = SITE, 2
    list_display = ("text", "level", "state", "start", "end", "branch")
    list_filter = ("level",)
    list_select_related = ("branch",)
    search_fields = ("text_fr", "text_en")
    autocomplete_fields = ("branch",)
    fieldsets = (
        (None, {"fields": ("level", "text")}),
        (_("Lien"), {"fields": ("link", "link_label")}),
        (_("Quand et où"), {"fields": (("start", "end"), "branch")}),
    )

    @admin.display(description=_("état"))
    def state(self, banner):
        now = timezone.now()
        if banner.start > now:
            return _("À venir")
        return _("Terminé") if banner.end and banner.end <= now else _("Affiché")
