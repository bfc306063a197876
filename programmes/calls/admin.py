from django.contrib import admin
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pages.publication.editing import PublicationAdmin
from pages.staff.base import Lines
from pages.staff.filters import RelatedFilter
from programmes.models import Call, CallDocument, Milestone
from programmes.promises.lines import MilestoneFormSet, MilestoneLines
from programmes.promises.models.partial_date import PartialDate, Precision
from programmes.staff_groups import ACTIONS


class CallStateFilter(admin.SimpleListFilter):
    title = _("avancement")
    parameter_name = "avancement"

    def lookups(self, request, model_admin):
        return Call.State.choices

    def queryset(self, request, queryset):
        known = self.value() in Call.State.values
        return queryset.with_state().filter(state_now=self.value()) if known else queryset


class StepFormSet(MilestoneFormSet):
    def clean(self):
        """Each step must come on or after the one before it, as far as the precision of both dates allows to say."""
        super().clean()
        kept = [form for form in self.forms if form not in self.deleted_forms and form.instance.step]
        dated = [form for form in kept if form.instance.date and not form.instance.cancelled]
        closing = self.instance.closes_at
        before = timezone.localtime(closing).date() if closing else None
        for form in sorted(dated, key=lambda form: Milestone.Step.values.index(form.instance.step)):
            period = PartialDate(form.instance.date, form.instance.precision)
            if before and period.end < before:
                form.add_error("date", _("Cette date vient avant l’étape qui la précède."))
            before = period.start


class StepLines(MilestoneLines):
    verbose_name = _("date annoncée après la clôture")
    verbose_name_plural = _("dates annoncées après la clôture")
    formset = StepFormSet
    fields = ("step", *MilestoneLines.fields)

    def formfield_for_choice_field(self, db_field, request, **kwargs):
        """The precision proposed is a day: candidates wait for it."""
        if db_field.name == "precision":
            kwargs["initial"] = Precision.DAY
        return super().formfield_for_choice_field(db_field, request, **kwargs)


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
        ("programme", RelatedFilter),
    )
    list_select_related = ("programme",)
    autocomplete_fields = ("programme", "project", "organiser", "picture")
    inlines = (StepLines, DocumentLines)
    fieldsets = (
        (_("L’essentiel"), {"fields": ("title", "slug", "programme", "project", "summary", "picture")}),
        (
            _("Publication"),
            {
                "fields": (("publish_at", "expire_at"), "replaced_by"),
                "description": _("Sans date, l’appel reste un brouillon : le public ne le voit pas."),
            },
        ),
        (
            _("Quand"),
            {
                "fields": (("opens_at", "closes_at"),),
                "description": _(
                    "Le site dit de lui-même que l’appel est à venir, ouvert ou clos. "
                    "Les dates annoncées après la clôture se disent plus bas : elles engagent."
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
        (_("Moteurs de recherche"), {"classes": ["collapse"], "fields": ("meta_description",)}),
        (_("Ce que les lecteurs doivent savoir de ce changement"), {"fields": ("new_change", "new_note")}),
    )

    @admin.display(description=_("où en est-il ?"), ordering="closes_at")
    def call_state(self, call):
        return call.state.label
