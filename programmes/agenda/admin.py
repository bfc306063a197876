"""The agenda as staff write it: a rule in plain choices, and changes date by date."""

from django import forms
from django.contrib import admin
from django.db.models import Exists, Min, OuterRef, Q
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from pages.publication.editing import PublicationAdmin
from pages.staff.base import ChoiceForm
from pages.staff.filters import RelatedFilter, titled
from pages.staff.translated import TranslatedLines
from pages.text.clock import when
from programmes.models import Event, EventChange, EventDate
from programmes.staff_groups import ACTIONS
from programmes.text.recurrence import CODES

#: How many of the next dates the form shows.
RECALLED = 10
WITHOUT_PLACE = Q(commune=None) & (Q(place_name_fr=None) | Q(place_name_fr=""))


class EventForm(ChoiceForm):
    weekdays = forms.MultipleChoiceField(
        label=_("jours de la semaine"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Pour une répétition par semaine. Rien de coché : le jour de la première date."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["weekdays"].choices = [(code, WEEKDAYS[number]) for number, code in enumerate(CODES)]
        self.initial["weekdays"] = [code for code in self.instance.weekdays.split(",") if code]

    def clean_weekdays(self):
        return ",".join(self.cleaned_data["weekdays"])


class WhenFilter(admin.SimpleListFilter):
    title = _("moment")
    parameter_name = "quand"

    def lookups(self, request, model_admin):
        return [("a-venir", _("À venir")), ("passes", _("Passés")), ("sans-lieu", _("À venir, sans lieu"))]

    def queryset(self, request, queryset):
        if self.value() == "a-venir":
            return queryset.upcoming()
        if self.value() == "sans-lieu":
            return queryset.upcoming().filter(WITHOUT_PLACE)
        coming = EventDate.objects.coming().filter(event=OuterRef("pk"))
        return queryset.filter(~Exists(coming)) if self.value() == "passes" else queryset


class ChangeLines(TranslatedLines):
    model = EventChange
    fields = ("kind", ("day", "through"), ("new_day", "start_time", "end_time"), "place", "reason")


@admin.register(Event)
class EventAdmin(PublicationAdmin):
    form = EventForm
    group, rank = ACTIONS, 3
    list_display = ("title", "state", "next_date", "commune", "programme", "translations", "on_site")
    list_filter = (
        *PublicationAdmin.list_filter,
        WhenFilter,
        ("commune", titled(_("commune"), RelatedFilter)),
        ("programme", RelatedFilter),
        ("repeat", titled(_("fréquence"))),
    )
    list_select_related = ("programme", "commune")
    search_fields = (*PublicationAdmin.search_fields, "place_name_fr")
    autocomplete_fields = ("programme", "project", "commune", "quartiers", "organiser", "picture")
    readonly_fields = ("recorded_dates",)
    inlines = (ChangeLines,)
    fieldsets = (
        (_("L’essentiel"), {"fields": ("title", "slug", "programme", "project", "summary", "picture")}),
        (
            _("Publication"),
            {
                "fields": (("publish_at", "expire_at"), "replaced_by"),
                "description": _(
                    "Sans date, le rendez-vous reste un brouillon. Une fois passé, il quitte l’agenda de lui-même et sa page reste : ne le retirez pas."
                ),
            },
        ),
        (
            _("Quand"),
            {
                "fields": (("start", "end"), "recorded_dates"),
                "description": _("S’il revient, donnez ici la première date, puis la fréquence ci-dessous."),
            },
        ),
        (
            _("S’il revient"),
            {
                "fields": ("repeat", "weekdays", "repeat_until", "skips_holidays"),
                "description": _(
                    "Exemple : « chaque semaine », mardi et jeudi, jusqu’au 30 juin, sauf les jours fériés. "
                    "Vacances, date annulée, déplacée ou en plus : ajoutez un changement de date, en bas de cette page. "
                    "Si le jour change en cours de saison, terminez ce rendez-vous et créez-en un autre."
                ),
            },
        ),
        (_("Si tout est annulé"), {"fields": ("is_cancelled", "cancel_reason")}),
        (
            _("Où"),
            {
                "fields": (
                    "place_name", "place_address", "commune", "quartiers", "accessibility", "transport",
                )
            },
        ),
        (_("Pour qui"), {"fields": ("audience", "entry", "price", "booking")}),
        (_("Qui"), {"fields": ("organiser",)}),
        (
            _("Contact"),
            {
                "fields": ("contact_name", ("contact_phone", "contact_email")),
                "description": _("À qui un habitant peut poser une question sur ce rendez-vous."),
            },
        ),
        (_("Texte"), {"fields": ("body",)}),
        (_("Moteurs de recherche"), {"classes": ["collapse"], "fields": ("meta_description",)}),
        (_("Ce que les lecteurs doivent savoir de ce changement"), {"fields": ("new_change", "new_note")}),
    )  # fmt: skip

    def parts(self):
        return [(EventChange, "event")]

    def get_queryset(self, request):
        coming = Min("dates__start", filter=Q(dates__over_at__gt=timezone.now()))
        return super().get_queryset(request).annotate(next_start=coming)

    @admin.display(description=_("prochaine date"), ordering="next_start")
    def next_date(self, event):
        return when(event.next_start) if event.next_start else _("terminé")

    @admin.display(description=_("dates à venir enregistrées"))
    def recorded_dates(self, event):
        """The next dates that the choices of the form give, to check them."""
        if not event.pk:
            return _("Elles s’affichent ici après l’enregistrement.")
        coming = event.coming_dates
        lines = [f"{date.words} ({date.get_status_display()})" for date in coming[:RECALLED]]
        if others := len(coming) - len(lines):
            lines.append(ngettext("et %d autre date", "et %d autres dates", others) % others)
        return format_html_join("", "<div>{}</div>", ((line,) for line in lines)) or _("Aucune.")
