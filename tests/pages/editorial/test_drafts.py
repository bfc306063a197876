"""A draft over a live page: the public sees none of it before it is published."""

import pytest

from pages.models import Page, Revision
from pages.tree.models.blocks import TextBlock
from programmes.models import News
from tests.make import make_page, make_picture, make_text
from tests.pages.editorial.forms import save, url
from tests.pages.staff.admin_forms import add_block, filled

pytestmark = pytest.mark.django_db
ADD = "/admin/programmes/news/add/"


@pytest.fixture
def page(db):
    page = make_page("Habiter")
    make_text(page, body="<p>Ancien texte.</p>")
    return page


def public(client, path="/habiter/"):
    return client.get(path).content.decode()


def test_a_draft_leaves_the_live_page_as_it_is(admin_client, client, page):
    save(admin_client, page, title_fr="Loger", **{"text-0-body_fr": "<p>Nouveau texte.</p>"})
    assert "Habiter" in public(client) and "Ancien texte." in public(client)
    assert "Loger" not in public(client)


def test_the_public_tables_hold_nothing_of_it(admin_client, page):
    save(admin_client, page, title_fr="Loger", **{"text-0-body_fr": "<p>Nouveau texte.</p>"})
    assert Page.objects.get().title_fr == "Habiter"
    assert TextBlock.objects.get().body_fr == "<p>Ancien texte.</p>"


def test_the_form_shows_the_draft_again(admin_client, page):
    save(admin_client, page, title_fr="Loger", **{"text-0-body_fr": "<p>Nouveau texte.</p>"})
    shown = filled(admin_client.get(url(page)))
    assert (shown["title_fr"], shown["text-0-body_fr"]) == ("Loger", "<p>Nouveau texte.</p>")


def test_the_form_says_that_the_public_sees_something_else(admin_client, news):
    save(admin_client, news, title_fr="Loger")
    assert "Le public voit toujours la version publiée." in admin_client.get(url(news)).content.decode()


def test_published_it_is_what_the_public_sees(admin_client, client, page):
    save(admin_client, page, title_fr="Loger", **{"text-0-body_fr": "<p>Nouveau texte.</p>"})
    save(admin_client, page, "_publish")
    assert "Loger" in public(client) and "Nouveau texte." in public(client)
    assert not Revision.objects.pending().exists()


def test_a_block_added_in_a_draft_is_changed_in_the_next(admin_client, client, page):
    data = add_block(filled(admin_client.get(url(page))), "text", body_fr="<p>Ajout.</p>")
    admin_client.post(url(page), data | {"_draft": "1"})
    save(admin_client, page, **{"text-1-body_fr": "<p>Ajout relu.</p>"})
    assert TextBlock.objects.count() == 1
    save(admin_client, page, "_publish")
    assert "Ajout relu." in public(client)


def test_a_block_deleted_in_a_draft_stays_public_until_then(admin_client, client, page):
    save(admin_client, page, **{"text-0-DELETE": "on"})
    assert "Ancien texte." in public(client)
    save(admin_client, page, "_publish")
    assert "Ancien texte." not in public(client)


def test_a_new_address_in_a_draft_moves_nothing(admin_client, client, page):
    save(admin_client, page, slug="loger")
    assert client.get("/habiter/").status_code == 200
    assert client.get("/loger/").status_code == 404
    save(admin_client, page, "_publish")
    assert client.get("/habiter/").headers["Location"] == "/loger/"


def test_a_new_text_is_kept_without_being_public(admin_client, client):
    data = filled(admin_client.get(ADD), title_fr="Se déplacer", slug="se-deplacer")
    admin_client.post(ADD, data | {"_draft": "1"})
    assert client.get("/actualites/se-deplacer/").status_code == 404
    assert Revision.objects.get().status == Revision.Status.DRAFT


def test_a_draft_does_not_keep_a_date_that_would_publish_it(admin_client):
    data = filled(admin_client.get(ADD), title_fr="Se déplacer", slug="se-deplacer")
    data |= {"publish_at_0": "01/01/2020", "publish_at_1": "08:00", "_draft": "1"}
    html = admin_client.post(ADD, data, follow=True).content.decode()
    assert News.objects.get().publish_at is None
    assert "elle se choisit en publiant" in html


def test_publishing_a_new_text_gives_it_the_date_of_now(admin_client, client):
    data = filled(admin_client.get(ADD), title_fr="Se déplacer", slug="se-deplacer")
    admin_client.post(ADD, data | {"_publish": "1"})
    assert client.get("/actualites/se-deplacer/").status_code == 200


def test_a_fault_in_a_draft_leaves_the_row_alone(admin_client, news):
    save(admin_client, news, title_fr="Loger")
    response = save(admin_client, news, title_fr="")
    assert response.status_code == 200
    assert News.objects.get().title_fr == "Habiter"


def test_an_abandoned_draft_gives_the_live_text_back_to_the_form(admin_client, news):
    save(admin_client, news, title_fr="Loger")
    admin_client.post(url(news, "discard"))
    assert filled(admin_client.get(url(news)))["title_fr"] == "Habiter"
    assert Revision.objects.filter(status=Revision.Status.DISCARDED).count() == 1


def test_a_draft_does_not_undo_what_the_row_became_meanwhile(admin_client, news):
    save(admin_client, news, title_fr="Loger")
    live = News.objects.get()
    live.summary_fr = "Un résumé."
    live.save()
    save(admin_client, news, "_publish")
    live.refresh_from_db()
    assert (live.title_fr, live.summary_fr) == ("Loger", "Un résumé.")


def test_a_draft_whose_picture_was_deleted_says_so(admin_client, news):
    picture = make_picture()
    save(admin_client, news, picture=str(picture.pk))
    type(picture).objects.filter(pk=picture.pk)._raw_delete("default")
    html = admin_client.get(url(news)).content.decode()
    assert "a été supprimé depuis" in html


def test_the_list_action_makes_a_version(admin_client, news):
    admin_client.post(
        "/admin/programmes/news/", {"action": "unpublish", "_selected_action": [news.pk]}, follow=True
    )
    assert Revision.objects.of(news).last().status == Revision.Status.FOUND
