from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from pages.publication.editing import PublicationAdmin
from pages.staff.filters import RelatedFilter, titled
from programmes.models import News
from programmes.staff_groups import ACTIONS


@admin.register(News)
class NewsAdmin(PublicationAdmin):
    group, rank = ACTIONS, 4
    list_display = ("title", "state", "publish_at", "programme", "translations", "on_site")
    list_filter = (
        *PublicationAdmin.list_filter,
        ("programme", RelatedFilter),
        ("communes", titled(_("commune"), RelatedFilter)),
    )
    list_select_related = ("programme",)
    autocomplete_fields = ("programme", "project", "communes", "picture")
    fieldsets = (
        (_("L’essentiel"), {"fields": ("title", "slug", "summary", "picture")}),
        (
            _("Publication"),
            {
                "fields": (("publish_at", "expire_at"), "replaced_by"),
                "description": _(
                    "Sans date, l’actualité reste un brouillon. La date de publication est celle que les lecteurs voient."
                ),
            },
        ),
        (_("En lien avec"), {"fields": ("programme", "project", "communes")}),
        (_("Texte"), {"fields": ("body",)}),
        (
            _("Contact"),
            {
                "fields": ("contact_name", ("contact_phone", "contact_email")),
                "description": _("À défaut, le contact général du site."),
            },
        ),
        (_("Moteurs de recherche"), {"classes": ["collapse"], "fields": ("meta_description",)}),
        (_("Ce que les lecteurs doivent savoir de ce changement"), {"fields": ("new_change", "new_note")}),
    )
