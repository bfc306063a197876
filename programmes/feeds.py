"""News for those who follow them (Atom): all of them, those of a commune, those of a programme."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pages.languages import HTML_LANG
from pages.models import SiteSettings
from programmes.models import Commune, News, Programme
from programmes.plain_text import plain

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
    root = f"{request.scheme}://{request.get_host()}"
    name = SiteSettings.load().name
    feed = Atom1Feed(
        title=plain(f"{_('Actualités')} – {of}" if of else _("Actualités")),
        link=f"{root}{reverse('programmes:news')}",
        description=plain(name),
        language=HTML_LANG[get_language()],
        author_name=plain(name),
        feed_url=request.build_absolute_uri(),
        feed_guid=f"{root}{request.path}",  # each feed its own: that of the link is the page of all news
    )
    for item in news.select_related("programme").newest_first()[:LATEST]:
        feed.add_item(
            title=plain(item.title),
            link=f"{root}{item.get_absolute_url()}",
            description=escape(plain(summary(item))),  # the format says that it is HTML
            unique_id=f"{root}{item.get_short_url()}",
            pubdate=item.publish_at,
            updateddate=max(item.updated_at, item.publish_at),
            categories=[plain(item.programme)] if item.programme else (),
        )
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)


def summary(item):
    return _("À confirmer. %s") % item.summary if item.is_to_confirm else item.summary
