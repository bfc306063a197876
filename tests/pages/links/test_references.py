"""Links to our own objects follow them: stored as references, shown as addresses of today."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from pages.links.models.references import readable, references, targets
from pages.models import Banner, Block, Redirect
from pages.tree.models.blocks import LinkCardBlock, TextBlock
from tests.make import (
    make_block,
    make_call,
    make_commune,
    make_event,
    make_news,
    make_page,
    make_project,
    make_text,
)

pytestmark = pytest.mark.django_db


def link(address):
    return f'<p>Voir <a href="{address}">la suite</a>.</p>'


@pytest.fixture
def target(db):
    return make_page("Habiter")


def stored(address, **fields):
    return TextBlock.objects.values_list("body_fr", flat=True).get(pk=text(address, **fields).pk)


def text(address, **fields):
    return make_text(make_page("Vie"), body=link(address), **fields)


def rename(thing, slug):
    thing.slug = slug
    thing.save()


@pytest.mark.parametrize(
    "address",
    ["/habiter/", "/habiter", "http://testserver/habiter/", "https://testserver/habiter/"],
)
def test_an_address_of_ours_is_stored_as_a_reference(target, address):
    assert stored(address) == link(f"/p/{target.code}/")


def test_what_follows_the_address_is_kept(target):
    assert stored("/habiter/?a=1&amp;b=2#ici") == link(f"/p/{target.code}/?a=1&amp;b=2#ici")


def test_a_link_that_says_another_language_keeps_saying_it(target, client):
    assert stored("/en/habiter/") == link(f"/en/p/{target.code}/")
    assert '<a href="/en/habiter/">la suite</a>' in client.get("/vie/").text


def test_an_english_text_that_links_in_english_follows_its_reader(target):
    block = make_text(make_page("Vie"), body_en=link("/en/habiter/"))
    block.refresh_from_db()
    assert block.body_en == link(f"/p/{target.code}/")


@pytest.mark.parametrize("make", [make_page, make_project, make_news, make_event, make_call])
def test_every_kind_of_publication_has_references(make):
    made = make("Cité des Roses")
    assert stored(made.get_path()) == link(f"/p/{made.code}/")


def test_an_old_address_is_stored_as_what_it_leads_to(target):
    rename(target, "loger")
    assert stored("/habiter/#ici") == link(f"/p/{target.code}/#ici")


def test_an_address_of_the_old_site_too(target):
    Redirect.objects.create(old_path="/spip.php?article12", target="/habiter/")
    assert stored("/spip.php?article12") == link(f"/p/{target.code}/")


@pytest.mark.parametrize(
    "address",
    [
        "/projets/",
        "/communes/auchel/",
        "/rien/",
        "https://exemple.fr/habiter/",
        "mailto:a@exemple.fr",
        "http://[",
    ],
)
def test_other_links_stay_as_they_are(target, address):
    make_commune("Auchel", "62048")
    assert stored(address) == link(address)


@pytest.mark.parametrize("language", ["", "/en", "/facile"])
def test_a_renamed_page_breaks_no_link(client, target, language):
    text("/habiter/")
    rename(target, "loger")
    assert f'<a href="{language}/loger/">la suite</a>' in client.get(f"{language}/vie/").text


def test_nor_does_a_branch_that_moves(client, target):
    make_page("Rénover", parent=target)
    text("/habiter/renover/")
    rename(target, "loger")
    assert '<a href="/loger/renover/">la suite</a>' in client.get("/vie/").text


def test_a_link_to_what_is_not_public_is_words_alone(client, target):
    text("/habiter/")
    target.publish_at = None
    target.save()
    assert "<p>Voir la suite.</p>" in client.get("/vie/").text


def test_nor_is_one_to_a_page_below_a_draft(client, target):
    make_page("Rénover", parent=target)
    text("/habiter/renover/")
    target.publish_at = None
    target.save()
    assert "<p>Voir la suite.</p>" in client.get("/vie/").text


def test_the_link_is_back_with_the_page(client):
    draft = make_page("Habiter", publish_at=None)
    text("/habiter/")
    draft.publish_at = make_page("Autre").publish_at
    draft.save()
    assert '<a href="/habiter/">la suite</a>' in client.get("/vie/").text


def test_a_link_to_what_was_deleted_is_words_alone(client, target):
    text("/habiter/")
    target.delete()
    assert "<p>Voir la suite.</p>" in client.get("/vie/").text


def test_a_project_follows_too(client, target):
    make_project("Lilas", body=link("/habiter/"))
    rename(target, "loger")
    assert '<a href="/loger/">la suite</a>' in client.get("/projets/lilas/").text


def test_a_card_follows(client, target):
    make_block(LinkCardBlock, make_page("Vie"), title="Se loger", link="/habiter/")
    assert Block.objects.get().link == f"/p/{target.code}/"
    rename(target, "loger")
    assert '<a href="/en/loger/"' in client.get("/en/vie/").text


def test_a_card_whose_target_is_a_draft_waits(client):
    make_page("Habiter", publish_at=None)
    make_block(LinkCardBlock, make_page("Vie"), title="Se loger", link="/habiter/")
    assert "Se loger" not in client.get("/vie/").text


def test_a_banner_follows(client, target):
    Banner.objects.create(text="Travaux", link="/habiter/", link_label="Les dates")
    rename(target, "loger")
    assert '<a href="/loger/">Les dates</a>' in client.get("/loger/").text


def test_a_banner_whose_target_is_a_draft_has_no_link(client, target):
    Banner.objects.create(text="Travaux", link="/habiter/", link_label="Les dates")
    make_page("Vie")
    target.publish_at = None
    target.save()
    assert "Les dates" not in client.get("/vie/").text


def test_a_mere_link_of_the_menu_follows(client, target):
    below = make_page("Rénover", parent=target)
    menu = make_page("Au menu", link="/habiter/renover/")
    rename(target, "loger")
    menu.refresh_from_db()
    assert menu.link == f"/loger/{below.slug}/"


@pytest.mark.parametrize("number", [1, 12])
def test_all_the_links_of_a_page_cost_one_query(client, django_assert_num_queries, number):
    page = make_page("Vie")
    for each in range(number):
        made = make_project(f"Projet {each}") if each % 2 else make_page(f"Page {each}")
        make_text(page, body=link(made.get_path()), ordering=each)
    with django_assert_num_queries(1):
        assert len(targets({made.code for made in [page]})) == 1
    without = make_page("Sans lien")
    make_text(without)
    with django_assert_num_queries(queries_of(client, "/sans-lien/") + 1):
        client.get("/vie/")


def queries_of(client, path):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        client.get(path)
    return len(captured)


def test_saving_twice_changes_nothing(target):
    block = text("/habiter/")
    once = stored_body(block)
    block.save()
    assert stored_body(block) == once


def stored_body(block):
    return TextBlock.objects.values_list("body_fr", flat=True).get(pk=block.pk)


#: What may follow an address, as browsers write it.
REST = st.text("abcé0123456789-_.~=", max_size=8)


class TestAnyLinkOfOurs(TestCase):
    @given(query=REST, fragment=REST, slug=st.from_regex(r"[a-z]{3,12}", fullmatch=True), own=st.booleans())
    def test_the_reference_of_a_link_leads_where_it_led_whatever_the_page_is_called_since(
        self, query, fragment, slug, own
    ):
        page = make_page("Habiter")
        rest = f"?{query}" * bool(query) + f"#{fragment}" * bool(fragment)
        address = f"{'https://testserver' if own else ''}/habiter/{rest}"
        reference = references([address])[address]
        rename(page, slug)
        assert readable(reference, targets({page.code})) == f"{page.get_path()}{rest}"
