"""Whoever reads an object in English is told where its words are French, on the page of every kind of object."""

from html.parser import HTMLParser

import pytest

from pages import urls as pages_urls
from pages.text.translated import translated_fields
from programmes import urls as programmes_urls
from programmes.models import Project
from tests.make import (
    make_call,
    make_commune,
    make_event,
    make_grant,
    make_home,
    make_milestone,
    make_news,
    make_page,
    make_partner,
    make_project,
    make_quartier,
    make_text,
)

pytestmark = pytest.mark.django_db

NOTICE = {
    "en": "This page is not fully translated yet",
    "facile": "Cette page n’a pas encore de version simplifiée",
}
FRENCH, ENGLISH = "Motfrançais", "Englishword"

#: The page of each kind of object.
DETAILS = {
    "pages:page": make_page,
    "programmes:project": make_project,
    "programmes:milestone": lambda: make_milestone(make_project(title_en="Lilac", title_facile="Lilas")),
    "programmes:partner": make_partner,
    "programmes:event": make_event,
    "programmes:news_item": make_news,
    "programmes:call": make_call,
    "programmes:grant": make_grant,
}
#: Their names are the same in every language, and they have no other words.
NAMES = {"programmes:commune": make_commune, "programmes:quartier": make_quartier}
#: What names an object in its address and is no page of it.
OTHERS = {
    "programmes:dataset": "its words are those of the code, through gettext",
    "programmes:near_me_drawing": "a picture",
    "programmes:event_calendar": "see agenda/test_calendars.py",
    "programmes:commune_calendar": "the same",
    "programmes:news_feed_programme": "see news/test_feeds.py",
    "programmes:news_feed_commune": "the same",
    "pages:short": "a redirect",
    "pages:shared": "a share, in French alone",
    "pages:shared_bare": "the same",
    "pages:shared_item": "the same",
    "pages:shared_review": "the same",
}


def routes():
    """The named routes of the public whose address holds more than words of the site."""
    for urls in (pages_urls, programmes_urls):
        for route in urls.urlpatterns:
            if route.pattern.converters or route.pattern.regex.groups:
                yield f"{urls.app_name}:{route.name}"


def write(obj, *languages):
    """Each of its texts, in French, then in these languages."""
    for field in set(translated_fields(obj)) - {"reason"}:  # of a promise, which has not moved
        for code, word in {"fr": FRENCH, **dict.fromkeys(languages, ENGLISH)}.items():
            setattr(obj, f"{field}_{code}", word)
    obj.save()
    return obj


def read(client, obj, language="en"):
    return client.get(f"/{language}{obj.get_absolute_url()}").text


class Unmarked(HTMLParser):
    """The French words of the content that are not marked as French."""

    VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}

    def __init__(self):
        super().__init__()
        self.languages, self.found = [], []

    def handle_starttag(self, tag, attrs):
        if tag not in self.VOID:
            self.languages.append((tag, dict(attrs).get("lang")))

    def handle_endtag(self, tag):
        while self.languages and self.languages.pop()[0] != tag:
            pass

    def handle_data(self, data):
        said = [lang for _tag, lang in self.languages if lang]
        if FRENCH in data and said[-1] != "fr" and ("main", None) in self.languages:
            self.found.append([tag for tag, _lang in self.languages])


def unmarked(html):
    parser = Unmarked()
    parser.feed(html)
    return parser.found


def test_each_page_of_an_object_is_known():
    assert sorted(routes()) == sorted([*DETAILS, *NAMES, *OTHERS])


@pytest.mark.parametrize("language", ["en", "facile"])
@pytest.mark.parametrize("route", DETAILS)
def test_what_is_only_french_is_said_to_be(client, route, language):
    assert NOTICE[language] in read(client, write(DETAILS[route]()), language)


@pytest.mark.parametrize("route", DETAILS)
def test_french_words_are_marked_in_the_content(client, route):
    html = read(client, write(DETAILS[route]()))
    assert FRENCH in html
    assert unmarked(html) == []


@pytest.mark.parametrize("language", ["en", "facile"])
@pytest.mark.parametrize("route", DETAILS)
def test_what_is_translated_needs_no_notice(client, route, language):
    assert NOTICE[language] not in read(client, write(DETAILS[route](), "en", "facile"), language)


@pytest.mark.parametrize("route", DETAILS)
def test_french_needs_none(client, route):
    html = client.get(write(DETAILS[route]()).get_absolute_url()).text
    assert NOTICE["facile"] not in html and "pas encore traduite" not in html


@pytest.mark.parametrize("route", NAMES)
def test_a_name_alone_needs_none(client, route):
    assert NOTICE["en"] not in read(client, NAMES[route]())


def test_the_home_page_says_it_too(client):
    assert NOTICE["en"] in read(client, write(make_home()))


def test_a_grant_that_has_its_purpose_alone_is_french(client):
    assert NOTICE["en"] in read(client, make_grant("Atelier"))


#: How each kind of part is made, in French alone, on the page of an object that is written in English.
PARTS = {
    "a block": lambda: (page := write(make_page(), "en"), make_text(page, body=FRENCH)),
    "a promise": lambda: (project := write(make_project(), "en"), make_milestone(project)),
    "a date that a call announces": lambda: (call := write(make_call(), "en"), make_milestone(call)),
    "a figure": lambda: (
        project := write(make_project(), "en"),
        project.figures.create(figure="1", label=FRENCH, source="INSEE"),
    ),
    "a change of an event": lambda: (
        event := write(make_event(), "en"),
        event.changes.create(day=event.dates.get().start.date(), kind="annulee", reason=FRENCH),
    ),
}


@pytest.mark.parametrize("part", PARTS)
def test_one_part_is_enough(client, part):
    whole, _part = PARTS[part]()
    assert NOTICE["en"] in read(client, whole)


def test_an_object_answers_by_itself():
    project = write(make_project(), "en")
    whole = Project.objects.for_page().get(pk=project.pk)
    assert whole.language_notice("fr").untranslated is False
    assert whole.language_notice("en").untranslated is False
    assert whole.language_notice("facile").untranslated is True
