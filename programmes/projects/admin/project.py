from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from pages.publication.editing import PublicationAdmin
from pages.staff.base import ChoiceForm
from pages.staff.filters import RelatedFilter, titled
from pages.staff.translated import TranslatedLines
from programmes.models import Commune, Project
from programmes.projects.admin.lines import LINES
from programmes.staff_groups import ACTIONS


class ContactFilter(admin.SimpleListFilter):
    title = _("contact")
    parameter_name = "contact"

    def lookups(self, request, model_admin):
        return [("sans", _("Sans contact"))]

    def queryset(self, request, queryset):
        return queryset.filter(**WITHOUT_CONTACT) if self.value() == "sans" else queryset


WITHOUT_COMMUNE = _(
    "Choisissez aussi les communes de ces quartiers (%s) : sans elles, le site dirait « toutes les communes »."
)
WITHOUT_CONTACT = {"contact_phone": "", "contact_email": ""}


class ProjectForm(ChoiceForm):
    def clean(self):
        """If there is neither a commune nor a place in words, the site says « toutes les communes »:
        quartiers contradict it.
        """
        cleaned = super().clean()
        quartiers = cleaned.get("quartiers")
        if quartiers and "communes" in cleaned and not cleaned["communes"] and not cleaned.get("place_fr"):
            communes = Commune.objects.filter(quartiers__in=quartiers).distinct()
            self.add_error("communes", WITHOUT_COMMUNE % ", ".join(commune.name for commune in communes))
        return cleaned


@admin.register(Project)
class ProjectAdmin(PublicationAdmin):
    form = ProjectForm
    group, rank = ACTIONS, 1
    list_display = ("title", "state", "programme", "in_communes", "status_label", "translations", "on_site")
    list_filter = (
        *PublicationAdmin.list_filter,
        ("programme", RelatedFilter),
        ("communes", titled(_("commune"), RelatedFilter)),
        ("status", titled(_("avancement"))),
        ContactFilter,
    )
    list_select_related = ("programme",)
    autocomplete_fields = (
        "programme", "communes", "quartiers", "owner", "associated_with", "picture",
    )  # fmt: skip
    inlines = LINES
    fieldsets = (
        (_("L’essentiel"), {"fields": ("title", "slug", "programme", "summary", "picture")}),
        (
            _("Publication"),
            {
                "fields": (("publish_at", "expire_at"), "replaced_by"),
                "description": _("Sans date, le projet reste un brouillon : le public ne le voit pas."),
            },
        ),
        (_("Où"), {"fields": ("communes", "quartiers", "place", "associated_with")}),
        (_("Qui"), {"fields": ("owner", "audience")}),
        (
            _("Quand"),
            {
                "fields": (("start_year", "end_year"), "status"),
                "description": _("Une année inconnue reste vide : le site ne devine pas."),
            },
        ),
        (_("Combien"), {"fields": ("cost", "cost_source")}),
        (
            _("Logements"),
            {
                "classes": ["collapse"],
                "fields": (
                    ("dwellings_built", "dwellings_renovated", "dwellings_demolished"),
                    "dwellings_source",
                ),
                "description": _("Un nombre inconnu reste vide ; zéro se dit par 0."),
            },
        ),
        (
            _("Contact"),
            {
                "fields": ("contact_name", ("contact_phone", "contact_email")),
                "description": _("À qui un habitant peut poser une question sur ce projet."),
            },
        ),
        (_("Texte"), {"fields": ("body",)}),
        (_("Moteurs de recherche"), {"classes": ["collapse"], "fields": ("meta_description",)}),
        (_("Ce que les lecteurs doivent savoir de ce changement"), {"fields": ("new_change", "new_note")}),
    )

    def parts(self):
        return project_parts()

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("communes")

    @admin.display(description=_("communes"))
    def in_communes(self, project):
        names = [commune.name for commune in project.communes.all()]
        return ", ".join(names) if names else _("toutes")

    @admin.display(description=_("où en est-il ?"), ordering="status")
    def status_label(self, project):
        return project.status_label


def project_parts():
    """[(model, its key to the project)] of the lines that have texts to translate."""
    return [(lines.model, "project") for lines in LINES if issubclass(lines, TranslatedLines)]
