"""News for those who follow them (Atom): all of them, those of a commune, those of a programme."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pages.site.atom import answer, feed, root
from pages.text.plain import plain
from pages.text.translated import language_shown, speaking
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
        found.add(
            (item.title, language_shown(item, "title")),
            (summary(item), language_shown(item, "summary")),
            link=f"{root(request)}{item.get_absolute_url()}",
            unique_id=f"{root(request)}{item.get_short_url()}",
            pubdate=item.publish_at,
            updateddate=max(item.updated_at, item.publish_at),
            categories=[plain(item.programme)] if item.programme else (),
        )
    return answer(found)


def summary(item):
    """The warning is in the language of what follows it."""
    said = item.summary
    with speaking(language_shown(item, "summary")):
        return _("À confirmer. %s") % said if item.is_to_confirm else said
