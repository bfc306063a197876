"""The admin site itself: its menu, its dashboard, its content security policy.

Outside `pages/admin/`: importing that package registers models, which already takes a site.
"""

from dataclasses import dataclass
from itertools import groupby

from csp.constants import NONCE, SELF
from csp.decorators import csp_update
from django.contrib import admin
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.i18n import JavaScriptCatalog

from pages import dashboard
from pages.coming import Calendar
from pages.staff_words import SCRIPTS


@dataclass(frozen=True)
class Group:
    """What staff do, as the menu tells it: each admin class says its group and its rank there."""

    key: str
    title: str | Promise
    rank: int


SITE = Group("site", _("Le site"), 10)
LIBRARY = Group("library", _("La bibliothèque"), 20)
OTHER = Group("other", _("Autres"), 80)  # where a model lands whose admin says nothing
SETTINGS = Group("settings", _("Réglages et comptes"), 90)

#: What the admin needs beyond the public policy, and why:
#: - a nonce for the one inline script, the import map that starts content-editor and prose-editor, and for the
#:   rules that both add as <style> elements (static/admin_site/js/style_nonce.js hands it to them);
#: - data: images, which are the icons of the prose editor's and the admin's style sheets.
#: No 'unsafe-inline', for scripts or for styles, and nothing from elsewhere.
POLICY = {"script-src": [SELF, NONCE], "style-src": [SELF, NONCE], "img-src": [SELF, "data:"]}


class ChoiceView(AutocompleteJsonView):
    """Each choice as its admin names it, with a picture where there is one."""

    def serialize_result(self, obj, to_field_name):
        result = super().serialize_result(obj, to_field_name)
        if hasattr(self.model_admin, "choice_label"):
            result["text"] = self.model_admin.choice_label(obj)
            result["preview"] = self.model_admin.choice_preview(obj)
        return result


class Words(JavaScriptCatalog):
    """What the scripts say: stock Django serves its own words only."""

    packages = ("django.contrib.admin", "django_prose_editor")

    def get_catalog(self):
        return super().get_catalog() | {english: str(words) for english, words in SCRIPTS.items()}


class StaffSite(admin.AdminSite):
    site_header = _("Administration du site")
    site_title = _("Administration du site")
    index_title = _("Que reste-t-il à faire ?")
    index_template = "admin/index.html"

    def admin_view(self, view, cacheable=False):
        return csp_update(POLICY)(super().admin_view(view, cacheable))

    def get_app_list(self, request, app_label=None):
        """The models grouped by what staff do; stock order for the page of one app."""
        apps = super().get_app_list(request, app_label)
        if app_label:
            return apps
        models = sorted((model for app in apps for model in app["models"]), key=self.place)
        return [
            {"name": group.title, "app_label": group.key, "app_url": "", "models": list(found)}
            for group, found in groupby(models, key=lambda model: self.group(model))
        ]

    def group(self, model):
        return getattr(self._registry[model["model"]], "group", OTHER)

    def place(self, model):
        return (self.group(model).rank, getattr(self._registry[model["model"]], "rank", 50), model["name"])

    def get_urls(self):
        return [path("a-venir/", self.admin_view(self.coming_view), name="coming"), *super().get_urls()]

    def coming_view(self, request):
        context = self.each_context(request) | {
            "title": _("Ce qui vient"),
            "calendar": Calendar(request.user),
        }
        return TemplateResponse(request, "admin/coming.html", context)

    def index(self, request, extra_context=None):
        return super().index(request, {"panels": dashboard.panels(request.user), **(extra_context or {})})

    def autocomplete_view(self, request):
        return ChoiceView.as_view(admin_site=self)(request)

    def i18n_javascript(self, request, extra_context=None):
        return Words.as_view()(request)
