from django.contrib import admin, messages
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from pages.access.audit import Act
from pages.staff.filters import RelatedFilter, titled
from pages.staff.translated import TranslatedAdmin
from programmes.grants.beneficiaries import Beneficiaries
from programmes.models import Grant
from programmes.staff_groups import MONEY
from programmes.templatetags.money import euros


class PublicationFilter(admin.SimpleListFilter):
    title = _("publication")
    parameter_name = "publication"

    def lookups(self, request, model_admin):
        return [
            ("publie", _("Publiée")),
            ("brouillon", _("Brouillon")),
            ("convention", _("Convention à dater")),
            ("retard", _("Publication en retard")),
        ]

    def queryset(self, request, queryset):
        wanted = {
            "publie": queryset.published,
            "brouillon": queryset.unpublished,
            "convention": queryset.without_convention,
            "retard": queryset.published_late,
        }
        return wanted[self.value()]() if self.value() in wanted else queryset


class YearFilter(admin.SimpleListFilter):
    title = _("année")
    parameter_name = "annee"

    def lookups(self, request, model_admin):
        years = Grant.objects.order_by("-year").values_list("year", flat=True).distinct()
        return [(year, year) for year in years]

    def queryset(self, request, queryset):
        value = self.value() or ""
        return queryset.filter(year=value) if value.isascii() and value.isdecimal() else queryset


@admin.register(Grant)
class GrantAdmin(TranslatedAdmin):
    group, rank = MONEY, 1
    shows_uses = True
    list_display = ("beneficiary_name", "year", "in_euros", "purpose", "state", "on_site")
    list_filter = (
        PublicationFilter,
        YearFilter,
        ("person", titled(_("personne physique"))),
        ("theme", titled(_("thème"))),
        ("programme", RelatedFilter),
        ("source", RelatedFilter),
    )
    search_fields = ("searched__contains",)  # folded when saved
    show_full_result_count = False
    autocomplete_fields = ("partner", "programme", "project", "call", "communes", "quartiers")
    readonly_fields = ("publication_due", "source", "source_line")
    actions = ("publish", "withhold", "not_a_person")
    publishing_fields = ("published_on",)
    fieldsets = (
        (
            _("À qui"),
            {
                "fields": (
                    "partner",
                    "beneficiary_name",
                    ("beneficiary_siret", "beneficiary_rna"),
                    "person",
                )
            },
        ),
        (_("Combien, pour quoi"), {"fields": ("purpose", ("amount", "share"), "nature", ("year", "theme"))}),
        (_("Qui donne"), {"fields": (("attributor_name", "attributor_siret"),)}),
        (
            _("Convention et versement"),
            {
                "fields": (
                    ("convention_date", "decision_reference"),
                    ("payment_start", "payment_end"),
                    "payment_terms",
                ),
                "description": _(
                    "Au-delà de 23 000 € dans l’année pour un même organisme privé, la loi demande une convention, "
                    "et sa publication dans les trois mois de la signature."
                ),
            },
        ),
        (_("Publication"), {"fields": (("published_on", "publication_due"),)}),
        (_("Où, dans quel cadre"), {"fields": ("programme", "project", "call", "communes", "quartiers")}),
        (_("Ce que l’action change"), {"fields": ("objective", "outcome")}),
        (
            _("Aides aux entreprises"),
            {"classes": ["collapse"], "fields": ("eu_notified", "rae_id", "scheme")},
        ),
        (_("D’où vient la ligne"), {"classes": ["collapse"], "fields": ("source", "source_line")}),
    )

    def get_changeform_initial_data(self, request):
        """Who gives is nearly always the same."""
        last = Grant.objects.order_by("-pk").first()
        given = (
            {"attributor_name": last.attributor_name, "attributor_siret": last.attributor_siret}
            if last
            else {}
        )
        return {**given, "year": timezone.localdate().year, **super().get_changeform_initial_data(request)}

    def changelist_view(self, request, extra_context=None):
        """With the sum of the rows that the filters leave, all pages of the list together."""
        response = super().changelist_view(request, extra_context)
        shown = getattr(response, "context_data", None) or {}
        if "cl" in shown:
            shown["summed"] = shown["cl"].queryset.summed()
        return response

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        form.instance.add_communes_of_quartiers()

    @admin.display(description=_("montant"), ordering="amount")
    def in_euros(self, grant):
        return euros(grant.amount)

    @admin.display(description=_("état"), ordering="published_on")
    def state(self, grant):
        if grant.person == Grant.Person.TO_CHECK:
            return _("Personne physique à vérifier")
        if grant.person == Grant.Person.WITHHELD:
            return _("Personne physique : retenue")
        return _("Publiée") if grant.is_published else _("Brouillon")

    @admin.action(description=_("Publier maintenant"), permissions=["publish"])
    def publish(self, request, queryset):
        """Those that the national schema would accept; the others are counted, and say why in their form."""
        ready = ~Q(convention_date=None) & (~Q(beneficiary_siret="") | ~Q(beneficiary_rna=""))
        found = list(queryset.filter(ready).exclude(person__in=Grant.UNNAMED))
        for grant in found:
            grant.published_on = grant.published_on or timezone.localdate()
            self.keep(request, grant, _("Publiée."), Act.PUBLISH)
        self.say(request, found, ngettext("%d subvention publiée.", "%d subventions publiées.", len(found)))
        left = queryset.count() - len(found)
        if left:
            sentence = ngettext(
                "%d reste en brouillon : il manque une date de convention, un SIRET ou un RNA, ou c’est une personne.",
                "%d restent en brouillon : il manque une date de convention, un SIRET ou un RNA, ou ce sont des personnes.",
                left,
            )
            self.message_user(request, sentence % left, messages.WARNING)

    @admin.action(description=_("Personne physique : ne pas publier"), permissions=["publish"])
    def withhold(self, request, queryset):
        self.decide(request, queryset, Grant.Person.WITHHELD)

    @admin.action(description=_("Ce n’est pas une personne physique"), permissions=["publish"])
    def not_a_person(self, request, queryset):
        self.decide(request, queryset, Grant.Person.NO)

    def decide(self, request, queryset, person):
        found = list(queryset)
        for grant in found:
            grant.person = person
            if (
                person == Grant.Person.NO
                and not grant.partner
                and (grant.beneficiary_siret or grant.beneficiary_rna)
            ):
                named = grant.beneficiary_name, grant.beneficiary_siret, grant.beneficiary_rna, ""
                beneficiaries = Beneficiaries([named])
                [grant.partner] = beneficiaries.get()
                beneficiaries.save()
            self.keep(request, grant, grant.get_person_display(), Act.CHANGE)
        self.say(request, found, ngettext("%d subvention marquée.", "%d subventions marquées.", len(found)))

    def keep(self, request, grant, message, act):
        grant.save()
        self.log_change(request, grant, str(message), act)

    def say(self, request, found, sentence):
        if found:
            self.message_user(request, sentence % len(found), messages.SUCCESS)
