"""A picture says where it is used, each place once, and stays while it is."""

import pytest
from django.db.models import ProtectedError

from pages.models import Picture, SiteSettings
from pages.tree.models.blocks import GalleryBlock, LinkCardBlock, PictureBlock
from programmes.models import ProjectPicture
from tests.make import make_block, make_page, make_picture, make_project, make_text

pytestmark = pytest.mark.django_db


@pytest.fixture
def picture(db):
    return make_picture("Cour de brique")


def test_a_new_picture_is_used_nowhere(picture):
    assert (picture.uses(), picture.refusal()) == ([], None)


def test_the_page_of_a_block(picture):
    page = make_page("Habiter")
    make_block(PictureBlock, page, picture=picture)
    assert picture.uses() == [page]


def test_two_blocks_of_a_page_are_one_place(picture):
    page = make_page("Habiter")
    make_block(PictureBlock, page, picture=picture)
    make_block(GalleryBlock, page, picture=picture)
    assert picture.uses() == [page]


def test_the_lead_picture_of_a_page(picture):
    page = make_page("Habiter", picture=picture)
    assert picture.uses() == [page]


def test_the_lead_picture_of_a_project(picture):
    project = make_project("Les Lilas", picture=picture)
    assert picture.uses() == [project]


def test_a_line_of_a_project(picture):
    project = make_project("Les Lilas")
    ProjectPicture.objects.create(project=project, picture=picture)
    assert picture.uses() == [project]


def test_the_logo_of_the_site(picture):
    settings = SiteSettings.objects.create(logo=picture)
    assert picture.uses() == [settings]


def test_a_text_that_links_to_it(picture):
    page = make_page("Habiter")
    make_text(page, f'<p><a href="{picture.file.url}">La cour</a></p>')
    assert picture.uses() == [page]


def test_a_translated_text_that_links_to_a_rendition(picture):
    project = make_project("Les Lilas", body_en=f'<p><a href="{picture.file.jpeg_480}">The yard</a></p>')
    assert picture.uses() == [project]


def test_a_card_whose_link_is_the_file(picture):
    page = make_page("Habiter")
    make_block(LinkCardBlock, page, title="La cour", link=picture.file.url)
    assert picture.uses() == [page]


def test_another_picture_is_another_matter(picture):
    make_block(PictureBlock, make_page("Habiter"), picture=make_picture("Autre"))
    assert picture.uses() == []


def test_the_refusal_names_each_place(picture):
    make_page("Habiter", picture=picture)
    make_project("Les Lilas", picture=picture)
    refusal = picture.refusal()
    assert "page «\xa0Habiter\xa0»" in refusal and "projet «\xa0Les Lilas\xa0»" in refusal


def test_the_refusal_of_a_very_useful_picture_is_readable(picture):
    for number in range(12):
        make_page(f"Page {number}", picture=picture)
    assert "2 autres endroits" in picture.refusal()


def test_deletion_is_refused_with_that_sentence(picture):
    make_page("Habiter", picture=picture)
    with pytest.raises(ProtectedError, match="Habiter"):
        picture.delete()


def test_a_link_in_a_text_holds_it_too(picture):
    make_text(make_page("Habiter"), f'<p><a href="{picture.file.url}">La cour</a></p>')
    with pytest.raises(ProtectedError):
        picture.delete()


def test_deleting_many_is_all_or_nothing(picture):
    make_picture("Autre")
    make_page("Habiter", picture=picture)
    with pytest.raises(ProtectedError):
        Picture.objects.all().delete()
    assert Picture.objects.count() == 2


@pytest.mark.parametrize("number", [1, 5])
def test_the_number_of_queries_does_not_follow_the_number_of_places(
    picture, django_assert_num_queries, number
):
    for each in range(number):
        make_block(PictureBlock, make_page(f"Page {each}"), picture=picture)
        ProjectPicture.objects.create(project=make_project(f"Projet {each}"), picture=picture)
    with django_assert_num_queries(3):  # their keys, the blocks, the lines
        assert len([str(place) for place in picture.uses()]) == 2 * number
