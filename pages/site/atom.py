"""Feeds for those who follow what happens here (Atom)."""

from django.http import HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language

from pages.models import SiteSettings
from pages.text.languages import HTML_LANG
from pages.text.plain import plain


def root(request):
    return f"{request.scheme}://{request.get_host()}"


def feed(request, title, path):
    """An empty feed of the page at `path`, in the language of now."""
    name = plain(SiteSettings.load().name)
    return Atom1Feed(
        title=plain(title),
        link=f"{root(request)}{path}",
        description=name,
        language=HTML_LANG[get_language()],
        author_name=name,
        feed_url=request.build_absolute_uri(),
        feed_guid=f"{root(request)}{request.path}",  # each feed its own: several lead to the same page
    )


def answer(feed):
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)
