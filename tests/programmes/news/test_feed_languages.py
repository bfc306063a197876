"""A feed speaks the language of its address; an entry that is in another says so."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from tests.make import make_change_note, make_news

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
ENGLISH = {"title_en": "Work begins", "summary_en": "On Monday."}


def feed(client, path="/en/actualites.atom"):
    return ElementTree.fromstring(client.get(path).content)


def spoken(root, name="title"):
    """The language of that element of the first entry, as a reader of XML knows it."""
    entry = root.find(f"{ATOM}entry")
    return next(lang for each in (entry.find(ATOM + name), entry, root) if (lang := each.get(LANG)))


def news(**fields):
    return make_news(**{"summary": "Lundi."} | fields)


def test_the_feed_itself_is_in_the_language_of_its_address(client):
    news()
    assert feed(client).get(LANG) == "en"


@pytest.mark.parametrize("name", ["title", "summary"])
def test_french_words_are_said_to_be_french(client, name):
    news()
    assert spoken(feed(client), name) == "fr"
    assert feed(client).find(f"{ATOM}entry/{ATOM}{name}").get(LANG) == "fr"


@pytest.mark.parametrize("name", ["title", "summary"])
def test_english_words_are_english(client, name):
    news(**ENGLISH)
    assert spoken(feed(client), name) == "en"


def test_an_entry_may_have_two_languages(client):
    news(title_en="Work begins")
    assert [spoken(feed(client), name) for name in ("title", "summary")] == ["en", "fr"]
    assert spoken(feed(client, "/en/actualites.atom"), "title") == "en"


@pytest.mark.parametrize("path", ["/actualites.atom", "/facile/actualites.atom"])
def test_in_french_nothing_is_marked(client, path):
    news(**ENGLISH)
    root = feed(client, path)
    assert [each for each in root.iter() if each.get(LANG)] == [root]


def test_a_warning_is_in_the_language_of_what_follows_it(client):
    news(review_date=timezone.localdate() - timedelta(days=1))
    assert feed(client).find(f"{ATOM}entry/{ATOM}summary").text == "À confirmer. Lundi."


def test_a_change_is_marked_alike(client):
    make_change_note(news(title_en="Work begins"), "Nouveaux horaires")
    root = feed(client, "/en/modifications/atom.xml")
    assert [spoken(root, name) for name in ("title", "summary")] == ["en", "fr"]
