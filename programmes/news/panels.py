"""The panel of the dashboard about the news."""

from django.utils.translation import gettext_lazy as _

from pages.staff.dashboard import panel
from pages.staff.panels import drafts
from programmes.models import News


@panel("programmes.change_news", rank=71)
def news_drafts():
    return drafts(
        News, title=_("Actualités en brouillon"), empty=_("Aucune actualité n’attend d’être publiée.")
    )
