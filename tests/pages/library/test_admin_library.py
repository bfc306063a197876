"""The library in the admin: a picture is seen, says where it serves, and stays while it does."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from pages.models import Document, Picture
from pages.tree.models.blocks import DownloadBlock, PictureBlock
from tests.make import image_file, make_block, make_document, make_page, make_picture, make_project
from tests.pages.staff.admin_forms import filled

pytestmark = pytest.mark.django_db
LIST = "/admin/pages/picture/"


@pytest.fixture
def picture(db):
    return make_picture("Cour de brique")


@pytest.fixture
def used(picture):
    make_block(PictureBlock, make_page("Habiter"), picture=picture)
    make_project("Mont-Liébaut", picture=picture)
    return picture


def test_pictures_are_seen_in_the_list(admin_client, picture):
    assert f'<img class="thumbnail" src="{picture.file.jpeg_480}"' in admin_client.get(LIST).content.decode()


def test_a_picture_whose_file_is_lost_does_not_break_the_list(admin_client, picture):
    picture.file.storage.delete(picture.file.name)
    assert admin_client.get(LIST).status_code == 200
    assert admin_client.get(f"{LIST}{picture.pk}/change/").status_code == 200


def test_pictures_without_alt_are_found(admin_client):
    make_picture("Muette", alt="")
    make_picture("Décorative", alt="", is_decorative=True)
    make_picture("Dite")
    found = admin_client.get(LIST, {"alt": "sans"}).context["cl"].result_list
    assert [picture.title for picture in found] == ["Muette"]


def test_a_picture_says_where_it_serves(admin_client, used):
    html = admin_client.get(f"{LIST}{used.pk}/change/").content.decode()
    assert ">page : Habiter</a>" in html
    assert ">projet : Mont-Liébaut</a>" in html


@pytest.mark.parametrize(("make", "kind"), [(make_picture, "picture"), (make_document, "document")])
def test_a_file_is_seen_as_the_site_serves_it(admin_client, make, kind):
    item = make()
    list_url = f"/admin/pages/{kind}/"
    assert f'<a href="{item.file.url}">Voir' in admin_client.get(list_url).content.decode()
    form = admin_client.get(f"{list_url}{item.pk}/change/").content.decode()
    assert f'<a href="{item.file.url}" class="viewsitelink">' in form


def test_a_picture_that_serves_is_not_deleted_and_the_pages_are_named(admin_client, used):
    response = admin_client.post(f"{LIST}{used.pk}/delete/", {"post": "yes"})
    html = response.content.decode()
    assert "Suppression impossible : « Cour de brique » sert encore." in html
    assert ">page : Habiter</a>" in html
    assert Picture.objects.filter(pk=used.pk).exists()


def test_nor_is_a_document_that_a_page_offers(admin_client):
    document = make_document("Guide du tri")
    make_block(DownloadBlock, make_page("Habiter"), document=document)
    html = admin_client.post(f"/admin/pages/document/{document.pk}/delete/", {"post": "yes"}).content.decode()
    assert "Suppression impossible : « Guide du tri » sert encore." in html
    assert ">page : Habiter</a>" in html
    assert Document.objects.exists()


def test_nor_with_others(admin_client, used):
    data = {
        "action": "delete_selected",
        "_selected_action": [used.pk, make_picture("Libre").pk],
        "post": "yes",
    }
    html = admin_client.post(LIST, data, follow=True).content.decode()
    assert "Suppression impossible" in html
    assert ">projet : Mont-Liébaut</a>" in html
    assert Picture.objects.count() == 2


def test_a_picture_that_serves_nowhere_is_deleted(admin_client, picture):
    admin_client.post(f"{LIST}{picture.pk}/delete/", {"post": "yes"})
    assert not Picture.objects.exists()


def test_a_picture_is_added(admin_client):
    form = filled(admin_client.get(f"{LIST}add/"), title="Place", alt_fr="La place du marché")
    upload = SimpleUploadedFile("place.jpg", image_file().read(), "image/jpeg")
    admin_client.post(f"{LIST}add/", form | {"file": upload})
    assert Picture.objects.get().alt_fr == "La place du marché"


def test_what_is_not_a_picture_is_refused_with_a_sentence(admin_client):
    form = filled(admin_client.get(f"{LIST}add/"), title="Place", alt_fr="La place du marché")
    response = admin_client.post(f"{LIST}add/", form | {"file": SimpleUploadedFile("place.jpg", b"rien")})
    assert "file" in response.context["adminform"].form.errors
    assert not Picture.objects.exists()


def test_a_picture_is_chosen_by_sight(admin_client, picture):
    query = {"app_label": "pages", "model_name": "page", "field_name": "picture", "term": "brique"}
    (found,) = admin_client.get("/admin/autocomplete/", query).json()["results"]
    assert found["preview"] == picture.file.jpeg_480
