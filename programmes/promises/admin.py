"""A list of all milestones, with their log. New ones are added in the form of their project or call."""

from django.contrib import admin
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pages.staff.base import change_link
from pages.staff.panels import SOON
from pages.staff.ruled import RuledLines
from pages.staff.translated import TranslatedAdmin
from programmes.models import Milestone, MilestoneChange, Programme
from programmes.staff_groups import ACTIONS


class StateFilter(admin.SimpleListFilter):
    title = _("état")
    parameter_name = "etat"

    def lookups(self, request, model_admin):
        return [("a-suivre", _("À tenir dans le mois, ou en retard")), *Milestone.State.choices]

    def queryset(self, request, queryset):
        if self.value() == "a-suivre":
            return queryset.published().due_by(timezone.localdate() + SOON)
        return queryset.with_state().filter(state_today=self.value()) if self.value() else queryset


class ProgrammeFilter(admin.SimpleListFilter):
    """Filters by the programme of the project or of the call."""

    title = _("programme")
    parameter_name = "programme"

    def lookups(self, request, model_admin):
        return [(programme.slug, programme.name) for programme in Programme.objects.all()]

    def queryset(self, request, queryset):
        return queryset.filtered().filter(programme_slug=self.value()) if self.value() else queryset


class ChangeLines(RuledLines, admin.TabularInline):
    """The log can be read here, and nobody can change it."""

    model = MilestoneChange
    fields = readonly_fields = ("moved_at", "what", "before", "after", "reason_fr", "author")
    extra = 0
    can_delete = False

    @admin.display(description=_("avant"))
    def before(self, change):
        return str(change.before or "–")

    @admin.display(description=_("après"))
    def after(self, change):
        return str(change.after or "–")

    def has_add_permission(self, request, obj):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    has_delete_permission = has_change_permission


@admin.register(Milestone)
class MilestoneAdmin(TranslatedAdmin):
    group, rank = ACTIONS, 2
    shows_uses = True
    list_display = ("label", "promised_by", "promised_for", "state_label", "on_site")
    list_filter = (StateFilter, ProgrammeFilter)
    list_select_related = ("project", "call")
    search_fields = ("label_fr", "project__title_fr", "call__title_fr")
    readonly_fields = ("promised_by", "first_promised")
    fields = (
        "promised_by", "label", "first_promised", ("date", "precision"), ("kept_date", "kept_precision"),
        "cancelled", "reason",
    )  # fmt: skip
    inlines = (ChangeLines,)

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def view_on_site(self, obj):
        return obj.get_absolute_url() if obj.owner.is_published else None

    @admin.display(description=_("projet ou appel à projets"))
    def promised_by(self, milestone):
        return change_link(self.admin_site, milestone.owner)

    @admin.display(description=_("annoncé d’abord pour"))
    def first_promised(self, milestone):
        return str(milestone.first)

    @admin.display(description=_("promis pour"), ordering="date")
    def promised_for(self, milestone):
        return str(milestone.promised)

    @admin.display(description=_("état"))
    def state_label(self, milestone):
        return milestone.state.label
