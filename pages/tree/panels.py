"""The panels of the dashboard about pages."""

from django.utils.translation import gettext_lazy as _

from pages.models import Page
from pages.staff.dashboard import panel
from pages.staff.panels import dated, drafts, without_english
from pages.tree.admin.page import page_parts


@panel("pages.change_page", rank=11)
def page_drafts():
    return drafts(Page, title=_("Pages en brouillon"), empty=_("Aucune page n’attend d’être publiée."))


@panel("pages.change_page", rank=11)
def page_dates():
    return dated(
        Page, title=_("Pages datées"), empty=_("Aucune page ne paraît ni ne disparaît dans le mois.")
    )


@panel("pages.change_page", rank=11)
def pages_without_english():
    return without_english(
        Page,
        page_parts(),
        title=_("Pages à traduire en anglais"),
        advice=_("D’ici là, les lecteurs anglophones voient le français, et un avis le leur dit."),
        empty=_("Toutes les pages sont en anglais."),
    )
