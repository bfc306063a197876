"""Feeds for those who follow what happens here (Atom)."""

from django.http import HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import get_language

from pages.models import SiteSettings
from pages.text.languages import HTML_LANG
from pages.text.plain import plain


def root(request):
    return f"{request.scheme}://{request.get_host()}"


class Marked:
    """An XML generator that says the language of the elements named in `languages`."""

    def __init__(self, xml, languages):
        self.xml, self.languages = xml, languages

    def __getattr__(self, name):
        return getattr(self.xml, name)

    def addQuickElement(self, name, contents=None, attrs=None):
        said = {"xml:lang": self.languages[name]} if name in self.languages else {}
        self.xml.addQuickElement(name, contents, (attrs or {}) | said)


class Feed(Atom1Feed):
    """The language of the feed is that of its own words; an entry that is not in it says so."""

    def add(self, title, summary, **item):
        """One entry. `title` and `summary`: (what to read, its language)."""
        languages = {"title": title[1], "summary": summary[1] if summary[0] else title[1]}
        if set(languages.values()) == {self.feed["language"]}:
            languages = {}
        html = escape(plain(summary[0]))  # the format says that it is HTML
        self.add_item(title=plain(title[0]), description=html, languages=languages, **item)

    def item_attributes(self, item):
        return {"xml:lang": item["languages"]["title"]} if item["languages"] else {}

    def add_item_elements(self, handler, item):
        super().add_item_elements(Marked(handler, item["languages"]), item)


def feed(request, title, path):
    """An empty feed of the page at `path`, in the language of now."""
    name = plain(SiteSettings.load().name)
    return Feed(
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
