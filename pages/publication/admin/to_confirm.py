"""What is to confirm, of all kinds, in one table, where each can be confirmed in one click."""

from dataclasses import dataclass
from datetime import timedelta

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Q
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from pages.models import Confirmable
from pages.publication.confirming import confirm, may_confirm
from pages.staff.dashboard import SHOWN, Button, Item, Panel, panel_for
from pages.staff.mixed_rows import key_of, keyed, objects, tables, union
from pages.staff.places import Placed, form_admin
from pages.staff.site import SITE, Screen
from pages.text.years import validate_year

PER_PAGE = 25
TITLE = _("À confirmer")
#: Staff are asked this long before readers see « À confirmer ».
AHEAD = timedelta(days=14)


class UntilForm(forms.Form):
    jusqu_au = forms.DateField(required=False, input_formats=["%Y-%m-%d"], validators=[validate_year])

    def clean_jusqu_au(self):
        until = self.cleaned_data["jusqu_au"]
        if until and until < timezone.localdate():
            raise forms.ValidationError(_("Cette date est passée."))
        return until


@dataclass
class Row(Placed):
    may: bool

    @property
    def sentence(self):
        said = _("Dépassé : sûr jusqu’au %s.") if self.obj.is_to_confirm else _("Sûr jusqu’au %s.")
        return said % date_format(self.obj.review_date)

    @property
    def button(self):
        label = _("Confirmer jusqu’au %s") % date_format(self.obj.next_until)
        return Button(reverse("admin:to_confirm"), label, {"nature": self.kind, "objet": self.obj.pk})


def due(request, mine=False):
    """(day, kind, key) of what reaches its review date soon or is past it, the oldest first.

    It is what this person answers for, and what they may change; with `mine`, only that part of the latter
    for which nobody answers.
    """
    day = Q(review_date__lte=timezone.localdate() + AHEAD)
    parts = []
    for model in tables(Confirmable).values():
        whose = Q(keeper=request.user.pk)
        if form_admin(model).has_change_permission(request):
            whose = whose | Q(keeper=None) if mine else Q()
        parts.append(keyed(model, day & whose).values_list("review_date", "row_kind", "row_key"))
    return union(parts, "review_date")


def rows_of(request, found):
    known = objects({(kind, key) for _day, kind, key in found}, tables(Confirmable))
    rows = [known[kind, key] for _day, kind, key in found if (kind, key) in known]
    return [Row(obj, may_confirm(request, obj)) for obj in rows]


def may_open(request):
    """Open to those who may change something that has a review date, and to those who answer for something."""
    models = tables(Confirmable).values()
    if any(form_admin(model).has_change_permission(request) for model in models):
        return True
    kept = [keyed(model, Q(keeper=request.user.pk)).values_list("row_kind", "row_key") for model in models]
    return union(kept).exists()


@require_http_methods(["GET", "HEAD", "POST"])
def to_confirm(request):
    if request.method == "POST":
        confirm_posted(request)
        return redirect(way_back(request))
    page = Paginator(due(request), PER_PAGE).get_page(request.GET.get("p"))
    context = {
        **admin.site.each_context(request),
        "title": TITLE,
        "page": page,
        "rows": rows_of(request, list(page)),
        "ahead": AHEAD.days,
    }
    return render(request, "admin/publication/to_confirm.html", context)


@transaction.atomic
def confirm_posted(request):
    model = tables(Confirmable).get(request.POST.get("nature"))
    key = key_of(model, request.POST.get("objet")) if model else None
    found = model._base_manager.select_for_update().filter(pk=key).first() if key else None
    if not found:
        raise Http404
    if not may_confirm(request, found):
        raise PermissionDenied
    form = UntilForm(request.POST)
    if not form.is_valid():
        messages.error(request, f"{_('Rien n’est confirmé.')} {' '.join(form.errors['jusqu_au'])}")
        return
    confirm(request, found, form.cleaned_data["jusqu_au"])
    said = {"name": found, "day": date_format(found.review_date)}
    messages.success(request, _("« %(name)s » est confirmé jusqu’au %(day)s.") % said)


def way_back(request):
    """The screen on which the button was, if it is one of ours."""
    asked = request.POST.get("retour", "")
    is_ours = url_has_allowed_host_and_scheme(asked, {request.get_host()}, request.is_secure())
    return asked if is_ours else reverse("admin:to_confirm")


admin.site.add_screen(Screen("a-confirmer/", "to_confirm", TITLE, to_confirm, may_open, SITE, 3))


@panel_for(may_open, rank=50)
def mine_to_confirm(request):
    """What this person answers for, and what nobody answers for if they may change it."""
    found = due(request, mine=True)
    shown = list(found[: SHOWN + 1])
    return Panel(
        title=TITLE,
        advice=_(
            "Passé son jour, le site le dit aux lecteurs, l’ôte de l’accueil et le met en fin de liste."
        ),
        empty=_("Rien n’est à confirmer."),
        items=[Item(row.name, row.url, row.sentence, row.button) for row in rows_of(request, shown[:SHOWN])],
        others=found.count() - SHOWN if len(shown) > SHOWN else 0,
        others_url=reverse("admin:to_confirm"),
    )
