"""The admin site: its menu, its dashboard, its Content-Security-Policy."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby

from csp.constants import NONCE, SELF
from csp.decorators import csp_update
from django.contrib import admin
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.i18n import JavaScriptCatalog

from pages.access.scope import scope_of
from pages.accounts import second_factor
from pages.accounts.views import way_in
from pages.staff import dashboard
from pages.staff.deletion import delete_chosen
from pages.staff.words import SCRIPTS


@dataclass(frozen=True)
class Group:
    """A group of the menu, named by what staff do; each admin says its group and its rank in it."""

    key: str
    title: str | Promise
    rank: int


SITE = Group("site", _("Le site"), 10)
LIBRARY = Group("library", _("La bibliothèque"), 20)
OTHER = Group("other", _("Autres"), 80)  # for a model whose admin says no group
SETTINGS = Group("settings", _("Réglages et comptes"), 90)


@dataclass(frozen=True)
class Screen:
    """A screen without a model. `may(request)` says whether this person sees it and may open it."""

    path: str
    name: str
    title: str | Promise
    view: Callable
    may: Callable
    group: Group
    rank: int

    def guarded(self, request, *args, **kwargs):
        if not self.may(request):
            raise PermissionDenied
        return self.view(request, *args, **kwargs)

    def entry(self):
        """The entry of the menu, in the form that Django gives to a model."""
        url = reverse(f"admin:{self.name}")
        return {"name": self.title, "object_name": self.name, "admin_url": url, "view_only": True}


#: What the admin needs beyond the policy of the public site, and why: a nonce for the one inline script
#: (the import map that starts content-editor and prose-editor) and for the <style> elements that both add
#: (static/admin_site/js/style_nonce.js gives it to them); data: images for the icons in the style sheets of
#: the prose editor and of the admin. No 'unsafe-inline' for scripts or styles, and nothing from another site.
POLICY = {"script-src": [SELF, NONCE], "style-src": [SELF, NONCE], "img-src": [SELF, "data:"]}


class ChoiceView(AutocompleteJsonView):
    """The choices of a field, each named as its admin names it, with a picture if there is one."""

    def get_queryset(self):
        """Limited users choose only among the places where they may write, if the field is a place."""
        return scope_of(self.request.user).narrowed(self.source_field, super().get_queryset())

    def has_perm(self, request, obj=None):
        may = getattr(self.model_admin, "may_be_chosen", None)
        return may(request) if may else super().has_perm(request, obj)

    def serialize_result(self, obj, to_field_name):
        result = super().serialize_result(obj, to_field_name)
        if hasattr(self.model_admin, "choice_label"):
            result["text"] = self.model_admin.choice_label(obj)
            result["preview"] = self.model_admin.choice_preview(obj)
        return result


class Words(JavaScriptCatalog):
    """The translations for scripts: Django's own view serves only the texts of packages."""

    packages = ("django.contrib.admin", "django_prose_editor")

    def get_catalog(self):
        return super().get_catalog() | {english: str(words) for english, words in SCRIPTS.items()}


class StaffSite(admin.AdminSite):
    site_header = _("Administration du site")
    site_title = _("Administration du site")
    index_title = _("Que reste-t-il à faire ?")
    index_template = "admin/index.html"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.add_action(delete_chosen, "delete_selected")
        self.screens = []

    def add_screen(self, screen):
        self.screens.append(screen)

    def get_urls(self):
        """Puts our screens before those of the models, which end with a pattern that matches everything."""
        ours = [path(each.path, self.admin_view(each.guarded), name=each.name) for each in self.screens]
        return ours + super().get_urls()

    def admin_view(self, view, cacheable=False):
        return csp_update(POLICY)(super().admin_view(view, cacheable))

    def has_permission(self, request):
        """Checked by every screen: whoever lacks a required second factor sees none."""
        return super().has_permission(request) and not second_factor.is_missing(request.user)

    def login(self, request, extra_context=None):
        return way_in(request)

    def logout(self, request, extra_context=None):
        return redirect("account_logout")

    def password_change(self, request, extra_context=None):
        return redirect("account_change_password")

    def get_app_list(self, request, app_label=None):
        """The models grouped by what staff do; Django's order for the page of one app."""
        apps = super().get_app_list(request, app_label)
        if app_label:
            return apps
        entries = [(self.place(model), model) for app in apps for model in app["models"]]
        entries += [((each.group, each.rank), each.entry()) for each in self.screens if each.may(request)]
        entries.sort(key=lambda entry: (entry[0][0].rank, entry[0][1], str(entry[1]["name"])))
        return [
            {
                "name": group.title,
                "app_label": group.key,
                "app_url": "",
                "models": [entry for _, entry in found],
            }
            for group, found in groupby(entries, key=lambda entry: entry[0][0])
        ]

    def place(self, model):
        model_admin = self._registry[model["model"]]
        return getattr(model_admin, "group", OTHER), getattr(model_admin, "rank", 50)

    def index(self, request, extra_context=None):
        return super().index(request, {"panels": dashboard.panels(request), **(extra_context or {})})

    def autocomplete_view(self, request):
        return ChoiceView.as_view(admin_site=self)(request)

    def i18n_javascript(self, request, extra_context=None):
        return Words.as_view()(request)
