from urllib.parse import unquote

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from pages.admin.base import StaffAdmin
from pages.languages import without_prefix
from pages.models import Page, Redirect
from pages.staff_site import SITE


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


class RedirectForm(forms.ModelForm):
    def clean_old_path(self):
        """A living page wins over a redirect: one typed on it would do nothing, and say nothing."""
        old_path = self.cleaned_data["old_path"]
        path = without_prefix(unquote(old_path.partition("?")[0]))
        living = Page.objects.filter(path__in=[path, f"{path}/"]).first()
        if living and not self.instance.pk:
            raise forms.ValidationError(
                _("La page « %s » répond à cette adresse : changez d’abord son adresse, ou supprimez-la.")
                % living
            )
        return old_path


@admin.register(Redirect)
class RedirectAdmin(StaffAdmin):
    form = RedirectForm
    group, rank = SITE, 3
    list_display = ("old_path", "new_path", "answer", "is_automatic", "created_at")
    list_filter = (OriginFilter, AnswerFilter)
    search_fields = ("old_path", "target", "note")

    @admin.display(description=_("nouvelle adresse"), ordering="target")
    def new_path(self, redirect):
        return redirect.target or "–"

    @admin.display(description=_("réponse"))
    def answer(self, redirect):
        return _("Mène ailleurs (301)") if redirect.target else _("N’existe plus (410)")
