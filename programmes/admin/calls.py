from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from pages.admin.base import Lines
from pages.admin.publication import PublicationAdmin
from programmes.admin.groups import ACTIONS
from programmes.models import Call, CallDocument


class CallStateFilter(admin.SimpleListFilter):
    title = _("avancement")
    parameter_name = "avancement"

    def lookups(self, request, model_admin):
        return Call.State.choices

    def queryset(self, request, queryset):
        known = self.value() in Call.State.values
        return queryset.with_state().filter(state_now=self.value()) if known else queryset


class DocumentLines(Lines):
    model = CallDocument
    fields = (("document", "position"),)
    autocomplete_fields = ("document",)


@admin.register(Call)
class CallAdmin(PublicationAdmin):
    group, rank = ACTIONS, 5
    list_display = (
        "title", "state", "call_state", "opens_at", "closes_at", "programme", "translations", "on_site",
    )  # fmt: skip
    list_filter = (
        *PublicationAdmin.list_filter,
        CallStateFilter,
        ("programme", admin.RelatedOnlyFieldListFilter),
    )
    list_select_related = ("programme",)
    autocomplete_fields = ("programme", "project", "organiser", "picture")
    inlines = (DocumentLines,)
    fieldsets = (
        (_("L’essentiel"), {"fields": ("title", "slug", "programme", "project", "summary", "picture")}),
        (
            _("Publication"),
            {
                "fields": (("publish_at", "expire_at"),),
                "description": _("Sans date, l’appel reste un brouillon : le public ne le voit pas."),
            },
        ),
        (
            _("Quand"),
            {
                "fields": (("opens_at", "closes_at"), ("committee_on", "notification_on", "payment_on")),
                "description": _(
                    "Le site dit de lui-même que l’appel est à venir, ouvert ou clos. "
                    "Les dates annoncées engagent : une date inconnue reste vide."
                ),
            },
        ),
        (_("Répondre"), {"fields": ("who", "how", "form_url", "budget", "organiser")}),
        (_("Résultats"), {"fields": ("decided_on", "result")}),
        (
            _("Contact"),
            {
                "fields": ("contact_name", ("contact_phone", "contact_email")),
                "description": _("À qui poser une question sur cet appel."),
            },
        ),
        (_("Texte"), {"fields": ("body",)}),
        (
            _("Moteurs de recherche et mises à jour"),
            {"classes": ["collapse"], "fields": ("meta_description", "changed_on", "change_note")},
        ),
    )

    @admin.display(description=_("où en est-il ?"), ordering="closes_at")
    def call_state(self, call):
        return call.state.label
