"""The check of an object: what it links to, shows and weighs, in few queries."""

import pytest
from django.utils import timezone

from pages.links.checking import Answer
from pages.models import ExternalLink, Picture
from pages.quality import check
from pages.tree.models.blocks import GalleryBlock, LinkCardBlock, PictureBlock, QuestionBlock
from tests.make import (
    make_block,
    make_call,
    make_commune,
    make_event,
    make_news,
    make_page,
    make_picture,
    make_programme,
    make_project,
    make_text,
)

pytestmark = pytest.mark.django_db


def said(obj, level="error"):
    return [finding.sentence for finding in check(obj) if finding.level == level]


def link(address, words="La suite des travaux"):
    return f'<p><a href="{address}">{words}</a></p>'


def test_a_sound_page_has_no_finding():
    page = make_page("Vie")
    make_text(page, "<h2>Titre</h2><p>Un texte.</p>" + link(make_page("Habiter").path))
    make_block(PictureBlock, page, 20, picture=make_picture())
    assert check(page) == []


@pytest.mark.parametrize("make", [make_project, make_news, make_event, make_call])
def test_every_publication_is_checked_in_each_language(make):
    made = make(body='<p><a href="/rien/">ici</a></p>', body_en=link("/nothing/", "here"))
    places = {finding.place: finding.field_id for finding in check(made)}
    assert places == {"Texte": "id_body_fr", "Texte, en anglais": "id_body_en"}
    assert len(check(made)) == 4


def test_a_programme_too():
    programme = make_programme(summary="Le PNRU continue.")
    assert said(programme, "warning") == ["Le sigle « PNRU » n’est pas expliqué."]


def test_a_block_says_which_one_it_is():
    page = make_page("Vie")
    make_text(page)
    make_text(page, link("/rien/"), ordering=20)
    make_block(QuestionBlock, page, 30, title="Où ?", body=link("/rien/"))
    assert [(finding.place, finding.field_id) for finding in check(page)] == [
        ("Texte n° 2, texte", "id_text-1-body_fr"),
        ("Question et réponse n° 1, texte", "id_question-0-body_fr"),
    ]


def test_a_link_to_what_is_not_published_is_an_error():
    make_page("Habiter", publish_at=None)
    project = make_project(body=link("/habiter/"))
    (sentence,) = said(project)
    assert "« Habiter » mène à ce qui n’est pas publié" in sentence


def test_so_is_one_to_what_was_deleted():
    target = make_page("Habiter")
    project = make_project(body=link("/habiter/"))
    target.delete()
    assert "ne mène à rien" in said(project)[0]


@pytest.mark.parametrize("address", ["/rien/", "/communes/rien/", "/projets/rien/"])
def test_so_is_one_to_an_address_where_nothing_is(address):
    assert "ne mène à rien" in said(make_project(body=link(address)))[0]


def test_a_replacement_still_to_be_published_is_a_warning_where_it_is_typed():
    make_page("Habiter", publish_at=None)
    (finding,) = check(make_project("Lilas", replaced_by="/habiter/"))
    assert (finding.level, finding.field_id) == ("warning", "id_replaced_by")
    assert "« Habiter » n’est pas publié" in finding.sentence


def test_a_replacement_that_was_deleted_is_an_error():
    target = make_page("Habiter")
    project = make_project("Lilas", replaced_by="/habiter/")
    target.delete()
    assert "ne mène à rien" in said(project)[0]


@pytest.mark.parametrize(
    "address", ["/projets/", "/communes/auchel/", "/donnees/", "https://exemple.fr/rien/"]
)
def test_lists_places_and_other_sites_are_no_error(address):
    make_commune("Auchel", "62048")
    assert said(make_project(body=link(address))) == []


def test_an_old_address_that_leads_on_is_no_error():
    commune = make_commune("Auchel", "62048")
    commune.slug = "auchel-ville"
    commune.save()
    assert said(make_project(body=link("/communes/auchel/"))) == []


def test_a_broken_link_to_another_site_is_a_warning():
    found = ExternalLink.objects.create(url="https://exemple.fr/a?x=1&y=2")
    found.record(Answer("disparu", 404), timezone.now())
    project = make_project(body=link("https://exemple.fr/a?x=1&amp;y=2"))
    assert said(project) == []
    assert "est cassé : La page n’existe plus. (404)" in said(project, "warning")[0]


def test_a_card_to_a_draft_is_an_error():
    draft = make_page("Habiter", publish_at=None)
    page = make_page("Vie")
    make_block(LinkCardBlock, page, title="Se loger", page=draft)
    assert "elle n’est pas montrée" in said(page)[0]


def test_a_picture_without_words_is_an_error_wherever_it_is_shown():
    mute = make_picture("Muette", alt="")
    page = make_page("Vie", picture=mute)
    make_block(GalleryBlock, page, picture=mute)
    project = make_project()
    project.pictures.create(picture=mute)
    assert len(said(page)) == 2
    assert said(project) == ["L’image « Muette » n’a pas de texte de remplacement."]


def test_a_decorative_picture_needs_none():
    assert check(make_page("Vie", picture=make_picture(alt="", is_decorative=True))) == []


def test_a_page_in_english_wants_its_pictures_in_english():
    page = make_page("Vie", title_en="Life", picture=make_picture("Cour"))
    assert said(page, "warning") == ["L’image « Cour » n’a pas de texte de remplacement en anglais."]
    assert said(page) == []


def test_plain_french_wants_shorter_sentences():
    long = "<p>" + "mot " * 20 + "</p>"
    page = make_page("Vie")
    make_text(page, long, body_facile=long)
    (finding,) = check(page)
    assert finding.place == "Texte n° 1, texte, en version simplifiée"


def test_a_heavy_page_says_its_weight():
    page = make_page("Vie")
    for number in range(15):
        make_block(GalleryBlock, page, number, picture=make_picture(f"Panorama {number}"))
    Picture.objects.update(file="lost.jpg", file_width=3000, file_height=2000)
    (sentence,) = said(page, "warning")
    assert sentence.replace("\xa0", " ") == (
        "La page pèse environ 1,1 Mo, images comprises (conseillé : 1,0 Mo au plus)."
    )


def test_a_picture_shown_twice_weighs_once():
    page, picture = make_page("Vie"), make_picture("Panorama")
    for number in range(15):
        make_block(GalleryBlock, page, number, picture=picture)
    Picture.objects.update(file="lost.jpg", file_width=3000, file_height=2000)
    assert check(page) == []


@pytest.mark.parametrize("number", [1, 20])
def test_a_page_costs_the_same_however_many_blocks_it_has(django_assert_num_queries, number):
    page = make_page("Vie")
    for each in range(number):
        target = make_page(f"Page {each}", publish_at=None)
        make_text(page, link(target.path) + link(f"/rien-{each}/"), ordering=each)
        make_block(PictureBlock, page, picture=make_picture())
        make_block(LinkCardBlock, page, title="Carte", page=target)
    with django_assert_num_queries(6):
        assert len(check(page)) == 3 * number


def test_a_project_costs_at_most_twelve_queries(django_assert_max_num_queries):
    project = make_project(body=link("/rien/"))
    with django_assert_max_num_queries(12):
        check(project)
