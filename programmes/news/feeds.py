"""News for those who follow them (Atom): all of them, those of a commune, those of a programme."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pages.site.atom import answer, feed, root
from pages.text.plain import plain
from programmes.models import Commune, News, Programme

LATEST = 30


@require_safe
def news_feed(request):
    return atom(request, News.objects.published())


@require_safe
def commune_feed(request, slug):
    commune = get_object_or_404(Commune, slug=slug)
    return atom(request, News.objects.published().concerning(commune), commune)


@require_safe
def programme_feed(request, slug):
    programme = get_object_or_404(Programme, slug=slug)
    return atom(request, News.objects.published().filter(programme=programme), programme)


def atom(request, news, of=None):
    title = f"{_('Actualités')} – {of}" if of else _("Actualités")
    found = feed(request, title, reverse("programmes:news"))
    for item in news.select_related("programme").newest_first()[:LATEST]:
        found.add_item(
            title=plain(item.title),
            link=f"{root(request)}{item.get_absolute_url()}",
            description=escape(plain(summary(item))),  # the format says that it is HTML
            unique_id=f"{root(request)}{item.get_short_url()}",
            pubdate=item.publish_at,
            updateddate=max(item.updated_at, item.publish_at),
            categories=[plain(item.programme)] if item.programme else (),
        )
    return answer(found)


def summary(item):
    return _("À confirmer. %s") % item.summary if item.is_to_confirm else item.summary
