from django import forms
from django.contrib import admin
from django.urls import Resolver404, resolve
from django.utils.translation import gettext_lazy as _

from pages.models import Redirect
from pages.publication.models.addressed import living_at
from pages.staff.base import StaffAdmin
from pages.staff.site import SITE
from pages.text.addresses import Address


class OriginFilter(admin.SimpleListFilter):
    title = _("origine")
    parameter_name = "origine"

    def lookups(self, request, model_admin):
        return [("main", _("Écrites à la main")), ("site", _("Créées par le site"))]

    def queryset(self, request, queryset):
        wanted = {"main": False, "site": True}
        return queryset.filter(is_automatic=wanted[self.value()]) if self.value() in wanted else queryset


class AnswerFilter(admin.SimpleListFilter):
    title = _("réponse")
    parameter_name = "reponse"

    def lookups(self, request, model_admin):
        return [("301", _("Mène ailleurs (301)")), ("410", _("N’existe plus (410)"))]

    def queryset(self, request, queryset):
        if self.value() == "410":
            return queryset.filter(target="")
        return queryset.exclude(target="") if self.value() == "301" else queryset


LIVING = _("À cette adresse répond déjà : %(kind)s « %(name)s ». Donnez-lui d’abord une autre adresse.")


def is_fixed(path):
    """Whether the site has a screen at that very address: a list, the site map; not one project among others."""
    try:
        match = resolve(path)
    except Resolver404:
        return False
    return match.view_name != "pages:page" and not match.kwargs


class RedirectForm(forms.ModelForm):
    def clean_old_path(self):
        """Refuses an address where something lives: it wins over a redirect, which would silently do nothing."""
        old_path = self.cleaned_data["old_path"]
        if self.instance.pk:
            return old_path
        typed = Address.written(old_path).of_all_languages.path.rstrip("/")
        if living := living_at(f"{typed}/"):
            raise forms.ValidationError(LIVING % {"kind": living._meta.verbose_name, "name": living})
        if is_fixed(typed) or is_fixed(f"{typed}/"):
            raise forms.ValidationError(_("Le site répond lui-même à cette adresse : rien à y rediriger."))
        return old_path


@admin.register(Redirect)
class RedirectAdmin(StaffAdmin):
    form = RedirectForm
    group, rank = SITE, 7
    list_display = ("old_path", "new_path", "answer", "is_automatic", "created_at")
    list_filter = (OriginFilter, AnswerFilter)
    search_fields = ("old_path", "target", "note")

    def view_on_site(self, redirect):
        """Staff see what a reader gets at the old address."""
        return redirect.old_path

    @admin.display(description=_("nouvelle adresse"), ordering="target")
    def new_path(self, redirect):
        return redirect.target or "–"

    @admin.display(description=_("réponse"))
    def answer(self, redirect):
        return _("Mène ailleurs (301)") if redirect.target else _("N’existe plus (410)")
