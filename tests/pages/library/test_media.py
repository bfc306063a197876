"""Uploaded files are served by the site: what they are, nothing else, and safely."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from tests.make import make_document, make_home, make_picture
from tests.pages.files.files import PDF, office, upload

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_home(db):
    make_home()


def stored(name, content=b"content"):
    return f"/media/{default_storage.save(name, ContentFile(content))}"


@pytest.fixture
def pdf(client):
    return client.get(make_document(file=upload(PDF, "plan.pdf")).file.url)


@pytest.fixture
def word(client):
    return client.get(make_document(file=upload(office(), "lettre.docx")).file.url)


@pytest.fixture
def jpeg(client):
    return client.get(stored("images/a.jpg"))


def test_the_bytes_are_those_that_were_stored(pdf):
    assert pdf.getvalue() == PDF


def test_the_weight_is_said_for_the_progress_bar(pdf):
    assert pdf["Content-Length"] == str(len(PDF))


def test_a_pdf_opens_in_the_browser(pdf):
    assert pdf["Content-Type"] == "application/pdf"
    assert pdf["Content-Disposition"].startswith("inline")


def test_a_word_document_is_downloaded_under_its_name(word):
    assert word["Content-Disposition"].startswith('attachment; filename="lettre-')


def test_a_downloaded_document_may_run_nothing(word):
    assert "sandbox" in word["Content-Security-Policy"]


def test_a_pdf_may_run_nothing_but_the_viewer(pdf):
    assert "default-src 'none'" in pdf["Content-Security-Policy"]
    assert "script-src" not in pdf["Content-Security-Policy"]


def test_a_browser_does_not_guess(jpeg):
    assert jpeg["X-Content-Type-Options"] == "nosniff"


def test_a_picture_is_shown(jpeg):
    assert jpeg["Content-Type"] == "image/jpeg"
    assert jpeg["Content-Disposition"].startswith("inline")


@pytest.mark.parametrize(("suffix", "kind"), [(".avif", "image/avif"), (".webp", "image/webp")])
def test_modern_formats_have_their_type_on_every_machine(client, suffix, kind):
    assert client.get(stored(f"images/a{suffix}"))["Content-Type"] == kind


def test_a_rendition_is_kept_for_ever(client):
    assert "immutable" in client.get(stored("__processed__/abc/def/a-123.webp"))["Cache-Control"]


def test_an_original_is_kept_for_a_day(jpeg):
    assert jpeg["Cache-Control"] == "public, max-age=86400"


def test_a_visitor_gets_no_cookie(jpeg):
    assert not jpeg.cookies and "Vary" not in jpeg


def test_what_a_browser_already_has_is_not_sent_again(client):
    url = stored("images/b.jpg")
    since = client.get(url)["Last-Modified"]
    again = client.get(url, headers={"if-modified-since": since})
    assert (again.status_code, again.content) == (304, b"")


def test_what_has_changed_is_sent(client):
    url = stored("images/c.jpg")
    old = client.get(url, headers={"if-modified-since": "Sat, 01 Jan 2000 00:00:00 GMT"})
    assert old.status_code == 200


def test_the_picture_of_the_page_is_served(client, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        picture = make_picture()
    assert client.get(picture.file.avif_480).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "images/absente.jpg",
        "../db.sqlite3",
        "../secret.txt",
        "images/../../secret.txt",
        "%2e%2e/secret.txt",
        "..%5csecret.txt",
        "/etc/hostname.txt",
        "images",
        "images/",
        "",
        "a" * 3000 + ".jpg",
    ],
)
def test_there_is_nothing_outside_the_folder(client, path, settings):
    (settings.MEDIA_ROOT.parent / "secret.txt").write_text("secret")
    assert client.get(f"/media/{path}").status_code == 404


@pytest.mark.parametrize("name", ["page.html", "dessin.svg", "script.js", "a.php", "sans-extension"])
def test_a_type_that_the_library_refuses_is_not_served(client, name):
    assert client.get(stored(f"images/{name}")).status_code == 404


def test_nothing_is_written_through_it(client):
    assert client.post(stored("images/d.jpg")).status_code == 405
