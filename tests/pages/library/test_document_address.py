"""The address of a document never dies: replaced, it leads to the new file; deleted, it says so."""

import pytest
from django.core.files.storage import default_storage

from pages.models import Document
from tests.make import make_document, make_home, make_page, make_text
from tests.pages.files.files import PDF, upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def document(db):
    make_home()
    return make_document("Plan", file=upload(PDF, "plan.pdf"))


@pytest.fixture
def replaced(document, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        new = Document.objects.get(pk=document.pk)
        new.file = upload(PDF + b"%%EOF", "plan-2.pdf")
        new.save()
    return new


def test_a_replaced_file_is_removed(document, replaced):
    assert not default_storage.exists(document.file.name)


def test_its_old_address_leads_to_the_new_one(client, document, replaced):
    response = client.get(document.file.url)
    assert (response.status_code, response["Location"]) == (301, replaced.file.url)


def test_a_replaced_document_can_still_be_deleted(replaced):
    assert replaced.refusal() is None


def test_a_deleted_document_is_gone(client, document, django_capture_on_commit_callbacks):
    address = document.file.url
    with django_capture_on_commit_callbacks(execute=True):
        document.delete()
    assert client.get(address).status_code == 410


def test_a_page_that_links_to_it_keeps_it(document):
    page = make_page("Habiter")
    make_text(page, f'<p><a href="{document.file.url}">Le plan</a></p>')
    assert document.uses() == [page]


def test_the_same_words_saved_again_remove_nothing(document, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        Document.objects.get(pk=document.pk).save()
    assert default_storage.exists(document.file.name)
