"""Staff add a picture in the admin: good ones are kept, for the others the form comes back with all that was written."""

import pytest
from django.urls import reverse

from pages.models import Document, Picture
from tests.make import make_page, make_picture
from tests.pages.files.files import PDF, heic, phone_photo, photograph, png_header, saved, upload

pytestmark = pytest.mark.django_db
ADD = "admin:pages_picture_add"


def sent(client, file=None, address=None, **fields):
    data = {"title": "Cour de brique", "alt_fr": "Des maisons", "file_ppoi": "0.5x0.5", **fields}
    return client.post(address or reverse(ADD), data | ({"file": file} if file else {}))


def test_the_photo_of_a_phone_is_added(admin_client):
    assert sent(admin_client, phone_photo()).status_code == 302
    assert Picture.objects.get().file_width == 40


def test_a_heic_photo_is_added(admin_client):
    assert sent(admin_client, heic()).status_code == 302
    assert Picture.objects.get().file.name.endswith(".jpg")


def test_the_name_that_a_camera_gives_may_be_very_long(admin_client):
    assert sent(admin_client, upload(saved(photograph()), f"{'a' * 150}.jpg")).status_code == 302


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"<html></html>", "pas une image que le site sait lire"),
        (b"<svg/>", "Exportez le dessin en PNG"),
        (saved(photograph((300, 200)))[:-2000], "abîmée ou incomplète"),
        (png_header(100_000, 100_000), "trop de points"),
        (b"", "vide"),
    ],
    ids=["html", "svg", "truncated", "bomb", "empty"],
)
def test_a_bad_file_is_said_and_the_words_are_kept(admin_client, content, says):
    response = sent(admin_client, upload(content, "photo.jpg"), credit_fr="Mme Dupont")
    html = response.content.decode()
    assert response.status_code == 200
    assert says in html and "Mme Dupont" in html
    assert not Picture.objects.exists()


def test_a_missing_alt_is_asked_for(admin_client):
    html = sent(admin_client, phone_photo(), alt_fr="").content.decode()
    assert "Dites en une phrase ce que l’image montre" in html


def test_a_bad_replacement_leaves_the_picture_as_it_was(admin_client):
    picture = make_picture()
    address = reverse("admin:pages_picture_change", args=[picture.pk])
    response = sent(admin_client, upload(b"<svg/>", "a.svg"), address)
    assert "SVG sont refusés" in response.content.decode()
    assert Picture.objects.get().file.name == picture.file.name


def test_words_are_changed_without_sending_the_file_again(admin_client):
    picture = make_picture()
    sent(
        admin_client,
        address=reverse("admin:pages_picture_change", args=[picture.pk]),
        alt_fr="Une autre cour",
    )
    assert Picture.objects.get().alt_fr == "Une autre cour"


def test_a_used_picture_is_not_deleted(admin_client):
    picture = make_picture()
    make_page("Habiter", picture=picture)
    response = admin_client.post(reverse("admin:pages_picture_delete", args=[picture.pk]), {"post": "yes"})
    assert "Habiter" in response.content.decode()
    assert Picture.objects.exists()


def test_a_document_is_added_with_its_weight(admin_client):
    fields = {"title_fr": "Plan", "language": "fr", "file": upload(PDF, "plan.pdf")}
    assert admin_client.post(reverse("admin:pages_document_add"), fields).status_code == 302
    assert Document.objects.get().size == len(PDF)


def test_a_bad_document_is_said_and_the_words_are_kept(admin_client):
    fields = {"title_fr": "Plan du quartier", "language": "fr", "file": upload(b"<html>", "plan.pdf")}
    html = admin_client.post(reverse("admin:pages_document_add"), fields).content.decode()
    assert "pages web" in html and "Plan du quartier" in html
