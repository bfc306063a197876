"""Who answers for what, until when, and the one click that says it is still true."""

from django.contrib import admin, messages
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from pages.staff.places import place_admin, place_of

#: The part of a form that says so.
FIELDS = (_("Qui en répond, jusqu’à quand"), {"fields": (("keeper", "review_date"),)})
CONFIRMED = _("Confirmé jusqu’au %(day)s (avant : %(before)s).")


def may_confirm(request, obj):
    """Its keeper, whatever else they may do here, and who may change what its readers see."""
    if obj.keeper_id and obj.keeper_id == request.user.pk:
        return True
    return place_admin(obj).may_write_row(request, place_of(obj))


def confirm(request, obj, until=None):
    """Sure again until that day, or the one that is proposed; its history, or that of its page, says who said so."""
    before, place = obj.review_date, place_of(obj)
    obj.confirm(until)
    said = CONFIRMED % {"day": date_format(obj.review_date), "before": date_format(before) if before else "–"}
    place_admin(obj).log_change(request, place, said if place is obj else f"{obj} – {said}")


class DoubtFilter(admin.SimpleListFilter):
    title = _("fraîcheur")
    parameter_name = "fraicheur"

    def lookups(self, request, model_admin):
        return [("a-confirmer", _("À confirmer")), ("a-moi", _("Dont je réponds"))]

    def queryset(self, request, queryset):
        if self.value() == "a-confirmer":
            return queryset.to_confirm()
        return queryset.filter(keeper=request.user) if self.value() == "a-moi" else queryset


@admin.action(description=_("Confirmer : c’est toujours vrai"), permissions=["confirm"])
def confirm_rows(model_admin, request, queryset):
    rows = list(queryset)
    dated = [obj for obj in rows if obj.review_date]
    for obj in dated:
        confirm(request, obj)
    number = len(dated)
    if number:
        model_admin.message_user(request, ngettext("%d confirmé.", "%d confirmés.", number) % number)
    if others := len(rows) - number:
        sentence = ngettext(
            "%d laissé comme il est : il n’a pas de date « vrai jusqu’au ».",
            "%d laissés comme ils sont : ils n’ont pas de date « vrai jusqu’au ».",
            others,
        )
        model_admin.message_user(request, sentence % others, messages.WARNING)
