"""What an editor writes about a page, and where its readers, search engines and shared links find it."""

from datetime import date

import pytest

from tests.make import image_file, make_page, make_picture
from tests.reading import links, texts

pytestmark = pytest.mark.django_db

SUMMARY = "Les aides du quartier, en deux phrases."


def shown(client, **fields):
    make_page("Vie quotidienne", **fields)
    return client.get("/vie-quotidienne/").text


def test_the_summary_stands_below_the_title(client):
    page = shown(client, summary=SUMMARY)
    assert page.index("<h1>Vie quotidienne</h1>") < page.index(f'<p class="lead">{SUMMARY}</p>')


def test_the_contact_has_a_name_a_phone_to_touch_and_an_address_to_write_to(client):
    page = shown(
        client,
        contact_name="Service habitat",
        contact_phone="03 00 00 00 01",
        contact_email="habitat@example.org",
    )
    assert "Service habitat" in texts(page, "strong")
    assert '<a class="nowrap" href="tel:+33300000001">03 00 00 00 01</a>' in page
    assert ("habitat@example.org", "mailto:habitat@example.org") in links(page)


def test_a_page_without_contact_has_no_empty_card(client):
    assert "Qui appeler" not in shown(client)


def test_the_description_is_the_one_written_for_search_engines(client):
    page = shown(client, summary=SUMMARY, meta_description="Aides : conditions et démarches.")
    assert '<meta name="description" content="Aides : conditions et démarches.">' in page


def test_the_description_falls_back_to_the_summary(client):
    assert f'<meta name="description" content="{SUMMARY}">' in shown(client, summary=SUMMARY)


def test_a_page_with_nothing_to_say_of_itself_has_no_empty_description(client):
    assert 'name="description"' not in shown(client)


def test_a_shared_link_says_its_title_and_description(client):
    page = shown(client, summary=SUMMARY)
    assert '<meta property="og:title" content="Vie quotidienne">' in page
    assert f'<meta property="og:description" content="{SUMMARY}">' in page


def test_a_shared_link_shows_the_picture_cut_for_it_at_a_complete_address(client):
    picture = make_picture(file=image_file(size=(1300, 700)))
    address = f"http://testserver{picture.file.social}"
    assert f'<meta property="og:image" content="{address}">' in shown(client, picture=picture)


def test_a_page_without_picture_shares_none(client):
    assert "og:image" not in shown(client)


def test_a_change_that_matters_is_said_with_its_date(client):
    page = shown(client, changed_on=date(2026, 3, 1), change_note="Nouveaux horaires")
    assert '<time datetime="2026-03-01">1 mars 2026</time> : <span>Nouveaux horaires</span>.' in page


def test_a_page_that_has_not_changed_says_nothing_of_it(client):
    assert "Mis à jour le" not in shown(client)


def test_the_map_of_the_site_tells_search_engines_what_it_is(client):
    page = client.get("/plan-du-site/").text
    assert '<meta name="description" content="Toutes les pages, d’un coup d’œil.">' in page
    assert '<meta property="og:title" content="Plan du site">' in page
