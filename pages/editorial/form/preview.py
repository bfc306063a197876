"""A version as its readers would see it: on the real template, at three widths, in each language. Nothing is kept."""

from csp.constants import SELF
from csp.decorators import csp_replace
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin

from pages.editorial.drafting import drawn
from pages.editorial.form.screen import Screen
from pages.models import Working

WIDTHS = {"360": _("téléphone"), "768": _("tablette"), "1280": _("ordinateur")}


class PreviewScreen(Screen):
    VIEWS = {"apercu/": "preview", "apercu/page/": "preview_page"}

    @classmethod
    def view(cls, admin, method):
        view = super().view(admin, method)
        return framed(view) if method == "preview_page" else view

    def preview(self):
        """?version=3&langue=en&largeur=360; without a version, what is being worked on."""
        obj, asked = self.reachable(), self.request.GET
        context = {
            "version": self.version(obj, asked["version"]) if asked.get("version") else None,
            "language": self.language(),
            "width": asked.get("largeur") if asked.get("largeur") in WIDTHS else "360",
            "widths": WIDTHS,
            "languages": settings.LANGUAGES,
        }
        return self.page(obj, "preview", _("Aperçu de « %s »") % obj, **context)

    def preview_page(self):
        obj = self.reachable()
        number = self.request.GET.get("version")
        snapshot = self.version(obj, number).snapshot if number else Working(obj).snapshot
        return drawn(self.request, obj, snapshot, self.language())

    def language(self):
        asked = self.request.GET.get("langue")
        return asked if asked in dict(settings.LANGUAGES) else "fr"


def framed(view):
    """Shown in a frame of ours, whatever the public policy says of frames."""
    policy = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"] | {"frame-ancestors": [SELF]}
    return csp_replace(policy)(xframe_options_sameorigin(never_cache(view)))
