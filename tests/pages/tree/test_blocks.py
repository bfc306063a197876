"""Every kind of block says its content on the page; a page of every kind costs one query for them all."""

import pytest
from django.core.exceptions import ValidationError

from pages.models import Block, SiteSettings
from pages.tree.models.blocks import (
    CalloutBlock,
    ContactBlock,
    DownloadBlock,
    FactsBlock,
    FigureBlock,
    GalleryBlock,
    LinkCardBlock,
    PictureBlock,
    QuestionBlock,
    QuoteBlock,
    StepBlock,
    TextBlock,
    VideoBlock,
)
from tests.make import make_block, make_document, make_page, make_picture, make_text
from tests.reading import texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(db):
    return make_page("Vie")


def shown(client):
    return client.get("/vie/").text


def one_of_each(page):
    fields = {
        TextBlock: {"body": "<p>Du texte.</p>"},
        PictureBlock: {"picture": make_picture(), "caption": "La cour"},
        GalleryBlock: {"picture": make_picture("Autre"), "caption": "Une autre cour"},
        FigureBlock: {"figure": "116", "label": "logements", "source": "magazine"},
        QuestionBlock: {"title": "Pourquoi ?", "body": "<p>Parce que.</p>"},
        CalloutBlock: {"title": "À savoir", "body": "<p>Utile.</p>"},
        StepBlock: {"label": "2010", "title": "Début"},
        DownloadBlock: {"document": make_document("Guide du tri")},
        ContactBlock: {"title": "Nous joindre", "phone": "03 00 00 00 00"},
        LinkCardBlock: {"title": "Habiter", "link": "/habiter/"},
        QuoteBlock: {"caption": "Nous habitons ici.", "label": "Une habitante"},
        VideoBlock: {"title": "Le film", "link": "https://example.org/film"},
        FactsBlock: {"title": "Coordonnées", "facts": "contact"},
    }
    assert set(fields) == set(Block.kinds().values())
    for ordering, (kind, values) in enumerate(fields.items()):
        block = kind(parent=page, region="main", ordering=ordering, **values)
        block.full_clean()
        block.save()


SAYS = [
    "<p>Du texte.</p>", "La cour", "Une autre cour", "116", "Source : ", "<summary>Pourquoi ?</summary>", "À savoir",
    "2010", "Guide du tri", 'href="tel:+33300000000"', 'href="/habiter/"', "Nous habitons ici.", "Une habitante",
    'href="https://example.org/film"', "à compléter",
]  # fmt: skip


@pytest.mark.parametrize("words", SAYS)
def test_each_kind_says_its_content(client, page, words):
    one_of_each(page)
    assert words in shown(client)


def test_a_page_of_every_kind_stays_within_twelve_queries(client, page, django_assert_max_num_queries):
    one_of_each(page)
    with django_assert_max_num_queries(12):
        client.get("/vie/")


def test_a_page_of_a_hundred_blocks_costs_no_more_than_one_of_few(
    client, page, django_assert_max_num_queries
):
    one_of_each(page)
    picture = make_picture("Cent fois")
    for ordering in range(100, 200):
        make_block(PictureBlock, page, ordering=ordering, picture=picture)
    with django_assert_max_num_queries(12):
        client.get("/vie/")


def test_blocks_are_read_in_their_order(client, page):
    make_text(page, "<p>Deuxième.</p>", ordering=20)
    make_text(page, "<p>Premier.</p>", ordering=10)
    assert shown(client).index("Premier.") < shown(client).index("Deuxième.")


def test_neighbouring_figures_make_one_list(client, page):
    for ordering in (1, 2, 3):
        make_block(FigureBlock, page, ordering=ordering, figure=str(ordering), label="mille")
    assert shown(client).count('<ul class="keyfigures"') == 1


def test_a_text_between_two_figures_makes_two_lists(client, page):
    make_block(FigureBlock, page, ordering=1, figure="1", label="mille")
    make_text(page, ordering=2)
    make_block(FigureBlock, page, ordering=3, figure="2", label="mille")
    assert shown(client).count('<ul class="keyfigures"') == 2


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        (TextBlock, "body_fr"),
        (PictureBlock, "picture"),
        (FigureBlock, "figure_fr"),
        (DownloadBlock, "document"),
        (VideoBlock, "link"),
    ],
)
def test_a_block_without_what_it_is_for_is_refused(page, kind, field):
    with pytest.raises(ValidationError) as error:
        kind(parent=page, region="main").full_clean()
    assert field in error.value.message_dict


def test_a_card_that_leads_nowhere_is_refused(page):
    with pytest.raises(ValidationError, match="Choisissez une page"):
        LinkCardBlock(parent=page, region="main", title="Habiter").full_clean()


def test_what_an_editor_pastes_is_cleaned(page):
    block = TextBlock(parent=page, region="main", body='<p onclick="x()">Bonjour<script>x()</script></p>')
    block.full_clean()
    assert block.body == "<p>Bonjour</p>"


def test_a_card_follows_the_page_it_leads_to(client, page):
    target = make_page("Habiter")
    make_block(LinkCardBlock, page, title="Habiter", page=target)
    target.slug = "loger"
    target.save()
    assert 'href="/loger/"' in shown(client)


@pytest.mark.parametrize("hidden", [{"publish_at": None}, {"parent": "draft"}])
def test_a_card_waits_until_its_page_is_public(client, page, hidden):
    if hidden.get("parent"):
        hidden = {"parent": make_page("Brouillon", publish_at=None)}
    make_block(LinkCardBlock, page, title="Se loger ici", page=make_page("Loger", **hidden))
    assert "Se loger ici" not in shown(client)


def test_a_card_of_a_deleted_page_is_not_shown(client, page):
    target = make_page("Loger")
    make_block(LinkCardBlock, page, title="Se loger ici", page=target)
    target.delete()
    assert "Se loger ici" not in shown(client)


def test_a_card_of_a_draft_leads_to_the_address_beside_it(client, page):
    draft = make_page("Loger", publish_at=None)
    make_block(LinkCardBlock, page, title="Se loger ici", page=draft, link="/projets/")
    assert 'href="/projets/">Se loger ici' in shown(client)


def test_the_settings_are_shown_where_a_block_asks(client, page):
    SiteSettings(host_name="Hébergeur Exemple").save()
    make_block(FactsBlock, page, facts="host")
    assert "Hébergeur Exemple" in shown(client)


def test_a_warning_is_said_in_words(client, page):
    make_block(CalloutBlock, page, level="warning", body="<p>Travaux.</p>")
    assert "Attention" in texts(shown(client), "p", "callout__title")
