"""A version as its readers would see it: on the real template, at three widths, in each language. Nothing is kept."""

from csp.constants import SELF
from csp.decorators import csp_replace
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin

from pages.editorial.drafting import drawn
from pages.models import Working

WIDTHS = {"360": _("téléphone"), "768": _("tablette"), "1280": _("ordinateur")}


class PreviewViews:
    def preview_urls(self):
        framed = csp_replace(settings.CONTENT_SECURITY_POLICY["DIRECTIVES"] | {"frame-ancestors": [SELF]})
        page = framed(xframe_options_sameorigin(never_cache(self.preview_page_view)))
        return [
            ("apercu/", self.preview_view, "preview"),
            ("apercu/page/", page, "preview_page"),
        ]

    def preview_view(self, request, object_id):
        """?version=3&langue=en&largeur=360; without a version, what is being worked on."""
        obj = self.reachable(request, object_id)
        version = self.version(obj, request.GET["version"]) if request.GET.get("version") else None
        width = request.GET.get("largeur") if request.GET.get("largeur") in WIDTHS else "360"
        context = {
            "version": version,
            "language": asked_language(request),
            "width": width,
            "widths": WIDTHS,
            "languages": settings.LANGUAGES,
        }
        return self.page(request, obj, "preview", _("Aperçu de « %s »") % obj, **context)

    def preview_page_view(self, request, object_id):
        obj = self.reachable(request, object_id)
        number = request.GET.get("version")
        snapshot = self.version(obj, number).snapshot if number else Working(obj).snapshot
        return drawn(request, obj, snapshot, asked_language(request))


def asked_language(request):
    return request.GET.get("langue") if request.GET.get("langue") in dict(settings.LANGUAGES) else "fr"
