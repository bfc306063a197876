"""French at the root, English under /en/, plain French under /facile/: the address alone decides."""

import pytest
from django.utils import translation

from pages.text.languages import localized
from pages.tree.models.blocks import TextBlock
from tests.make import make_block, make_home, make_page, make_text
from tests.reading import links, texts

pytestmark = pytest.mark.django_db


def html(client, path, **headers):
    response = client.get(path, headers=headers)
    assert response.status_code == 200
    return response.text


@pytest.mark.parametrize(("path", "lang"), [("/vie/", "fr"), ("/en/vie/", "en"), ("/facile/vie/", "fr")])
def test_the_document_says_its_language(client, path, lang):
    make_page("Vie", title_en="Life", title_facile="Vie")
    response = client.get(path)
    assert f'<html lang="{lang}">' in response.text
    assert response["Content-Language"] == lang


def test_the_browser_does_not_choose_the_language(client):
    make_page("Vie", title_en="Life")
    assert "Vie" in texts(html(client, "/vie/", accept_language="en"), "h1", lang=None)


def test_nothing_varies_on_the_language_of_the_browser(client):
    make_page("Vie")
    assert "Accept-Language" not in client.get("/vie/").get("Vary", "")


def test_a_translated_page_is_read_in_english(client):
    make_page("Vie", title_en="Life")
    assert "Life" in texts(html(client, "/en/vie/"), "h1", lang=None)


def test_what_is_not_translated_is_said_to_be_french(client):
    make_page("Vie", summary="Le quotidien.", title_en="Life")
    assert "Le quotidien." in texts(html(client, "/en/vie/"), "p", "lead", lang="fr")


def test_what_is_translated_has_no_lang_of_its_own(client):
    make_page("Vie", summary="Le quotidien.", title_en="Life", summary_en="Everyday.")
    assert "Everyday." in texts(html(client, "/en/vie/"), "p", "lead", lang=None)


def test_a_block_without_english_is_said_to_be_french(client):
    make_text(make_page("Vie", title_en="Life"), "<p>Bonjour.</p>")
    assert '<div class="prose" lang="fr"><p>Bonjour.</p></div>' in html(client, "/en/vie/")


NOTICE = "n’est pas encore traduite"


def test_a_page_that_lacks_english_says_so(client):
    make_text(make_page("Vie", title_en="Life"), "<p>Bonjour.</p>")
    assert client.get("/en/vie/").context["untranslated"]


def test_a_complete_translation_has_no_notice(client):
    make_text(make_page("Vie", title_en="Life"), "<p>Bonjour.</p>", body_en="<p>Hello.</p>")
    assert not client.get("/en/vie/").context["untranslated"]


def test_french_has_no_notice(client):
    make_page("Vie")
    assert NOTICE not in html(client, "/vie/")


def test_without_plain_french_the_french_is_shown_under_a_notice(client):
    make_text(make_page("Vie"), "<p>Bonjour.</p>")
    page = html(client, "/facile/vie/")
    assert "Bonjour." in page
    assert "Cette page n’a pas encore de version simplifiée" in page


def test_plain_french_shows_what_was_written_for_it(client):
    page = make_page("Vie", title_facile="La vie ici")
    make_text(page, "<p>Texte long.</p>", body_facile="<p>Texte simple.</p>")
    assert "Texte simple." in html(client, "/facile/vie/")


def test_plain_french_leaves_out_what_was_not_simplified(client):
    page = make_page("Vie", title_facile="La vie ici")
    make_text(page, "<p>Texte simple.</p>", body_facile="<p>Texte simple.</p>")
    make_block(TextBlock, page, ordering=20, body="<p>Détail long.</p>")
    assert "Détail long." not in html(client, "/facile/vie/")


def test_the_switcher_stays_on_the_page(client):
    make_page("Vie")
    page = html(client, "/en/vie/")
    assert [f'href="{path}"' in page for path in ("/vie/", "/en/vie/", "/facile/vie/")] == [True] * 3


def test_the_switcher_says_where_the_reader_is(client):
    make_page("Vie")
    assert '<a href="/en/vie/" lang="en" hreflang="en" aria-current="true">English</a>' in html(
        client, "/en/vie/"
    )


def test_search_engines_are_told_of_both_languages(client):
    make_page("Vie", title_en="Life")
    page = html(client, "/vie/")
    assert '<link rel="alternate" hreflang="fr" href="http://testserver/vie/">' in page
    assert '<link rel="alternate" hreflang="en" href="http://testserver/en/vie/">' in page
    assert '<link rel="canonical" href="http://testserver/vie/">' in page


@pytest.mark.parametrize("path", ["/vie/", "/en/vie/", "/facile/vie/"])
def test_they_are_not_sent_to_an_english_that_is_not_written(client, path):
    make_page("Vie", title_facile="La vie ici")
    page = html(client, path)
    assert 'rel="alternate" hreflang="fr"' in page
    assert 'rel="alternate" hreflang="en"' not in page


def test_links_of_a_text_stay_in_the_language(client):
    page = make_page("Vie", title_en="Life")
    make_text(
        page, '<p><a href="/contact/">Contact</a></p>', body_en='<p><a href="/contact/">Contact</a></p>'
    )
    assert ("Contact", "/en/contact/") in links(html(client, "/en/vie/"))


def test_dates_in_plain_french_are_written_as_in_french(client):
    from datetime import date

    make_page("Vie", title_facile="Vie", changed_on=date(2026, 3, 9))
    assert "9 mars 2026" in html(client, "/facile/vie/")


def test_the_home_page_answers_in_each_language(client):
    make_home()
    assert [client.get(path).status_code for path in ("/", "/en/", "/facile/")] == [200, 200, 200]


def test_an_address_that_begins_like_a_language_is_french(client):
    page = make_page("En bref", slug="en-bref")
    page.full_clean()
    assert '<html lang="fr">' in html(client, "/en-bref/")


@pytest.mark.parametrize("path", ["/EN/", "/En/vie/", "/en-GB/", "/FACILE/"])
def test_a_language_in_other_letters_is_not_found(client, path):
    make_page("Vie")
    assert client.get(path).status_code == 404


def test_the_switcher_keeps_what_narrows_a_list(client):
    assert 'href="/en/projets/?etat=termine"' in html(client, "/projets/?etat=termine")


def test_the_second_page_of_a_list_is_a_page_of_its_own_for_search_engines(client):
    shown = html(client, "/projets/?page=2&utm_source=lettre")
    assert '<link rel="canonical" href="http://testserver/projets/?page=2">' in shown


@pytest.mark.parametrize("link", ["/sitemap.xml", "/media/documents/2026/guide.pdf"])
def test_a_file_has_no_language(link):
    with translation.override("en"):
        assert localized(link) == link
