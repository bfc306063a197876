"""Publishing, unpublishing and deleting several pages at once."""

import pytest
from django.contrib.admin.models import LogEntry

from pages.models import Page
from tests.make import make_page, make_programme

pytestmark = pytest.mark.django_db
LIST = "/admin/pages/page/"


def act(client, action, *pages, **more):
    return client.post(
        LIST, {"action": action, "_selected_action": [page.pk for page in pages], **more}, follow=True
    )


def test_a_draft_is_published(admin_client, client):
    page = make_page("Habiter", publish_at=None)
    act(admin_client, "publish", page)
    assert client.get("/habiter/").status_code == 200


def test_a_page_goes_back_to_draft(admin_client, client):
    page = make_page("Habiter")
    act(admin_client, "unpublish", page)
    assert client.get("/habiter/").status_code == 404


def test_what_was_done_is_in_the_history_of_the_page(admin_client):
    act(admin_client, "publish", make_page("Habiter", publish_at=None))
    assert LogEntry.objects.get().get_change_message() == "Publié."


def test_the_number_of_published_pages_is_said(admin_client):
    response = act(admin_client, "publish", make_page("A", publish_at=None), make_page("B", publish_at=None))
    assert "2 publiés." in response.content.decode()


def test_the_confirmation_says_that_the_branch_goes_too(admin_client):
    page = make_page("Habiter")
    make_page("Rénover", parent=page)
    text = act(admin_client, "delete_selected", page).content.decode()
    assert "Les pages rangées dessous seront supprimées aussi" in text
    assert "Rénover" in text


def test_the_form_of_one_page_says_it_too(admin_client):
    page = make_page("Habiter")
    text = admin_client.get(f"{LIST}{page.pk}/delete/").content.decode()
    assert "Les pages rangées dessous seront supprimées aussi" in text


def test_the_addresses_of_deleted_pages_say_that_they_are_gone(admin_client, client):
    page = make_page("Habiter")
    below = make_page("Rénover", parent=page)
    act(admin_client, "delete_selected", page, below, post="yes")
    assert Page.objects.count() == 0
    assert client.get("/habiter/").status_code == 410
    assert client.get("/habiter/renover/").status_code == 410


def test_a_page_that_a_programme_needs_stays_and_the_programme_is_named(admin_client):
    page = make_page("Rénover")
    make_programme("ANRU", page=page)
    text = act(admin_client, "delete_selected", page, post="yes").content.decode()
    assert "sert encore. À retirer d’abord de :" in text
    assert "programme : ANRU</a>" in text
    assert Page.objects.filter(pk=page.pk).exists()
