"""The check in the admin: its findings in the form, and a reason asked before what is wrong is published."""

import pytest
from django.contrib.admin.models import LogEntry

from pages.models import Page
from pages.tree.models.blocks import TextBlock
from programmes.models import News
from tests.make import make_news, make_page, make_programme, make_text
from tests.pages.staff.admin_forms import add_block, filled

pytestmark = pytest.mark.django_db
LIST = "/admin/pages/page/"
WRONG = '<p><a href="/rien/">La suite des travaux</a></p>'
VAGUE = '<p><a href="/projets/">ici</a></p>'
NOW = {"publish_at_0": "01/01/2020", "publish_at_1": "08:00"}


def form(obj, act="change"):
    return f"/admin/{obj._meta.app_label}/{obj._meta.model_name}/{obj.pk}/{act}/"


def draft(body=WRONG):
    page = make_page("Vie", publish_at=None)
    make_text(page, body)
    return page


def is_draft(page):
    return Page.objects.get(pk=page.pk).publish_at is None


def history():
    return [entry.get_change_message() for entry in LogEntry.objects.order_by("pk")]


def test_the_form_shows_what_is_wrong_with_a_link_to_its_field(admin_client):
    html = admin_client.get(form(draft())).text
    assert '<a href="#id_text-0-body_fr" data-finding>Texte n° 1, texte</a>' in html
    assert "ne mène à rien" in html


def test_the_field_that_it_names_is_in_the_form(admin_client):
    assert 'id="id_text-0-body_fr"' in admin_client.get(form(draft())).text


def test_a_sound_object_has_nothing_to_report(admin_client):
    assert "Rien à signaler." in admin_client.get(form(make_page("Vie"))).text
    assert "Rien à signaler." in admin_client.get(form(make_programme())).text


def test_a_new_object_has_no_panel(admin_client):
    assert "data-findings" not in admin_client.get(f"{LIST}add/").text


def test_the_open_form_is_checked_and_nothing_is_saved(admin_client):
    page = draft("<p>Un texte.</p>")
    data = filled(admin_client.get(form(page)), **{"text-0-body_fr": WRONG})
    answer = admin_client.post(form(page, "verifier"), data)
    assert "ne mène à rien" in answer.text
    assert TextBlock.objects.get().body_fr == "<p>Un texte.</p>"
    assert history() == []


def test_a_block_that_is_not_saved_yet_is_checked_too(admin_client):
    page = make_page("Vie")
    data = add_block(filled(admin_client.get(form(page))), "text", body_fr=VAGUE)
    assert "ne dit pas où il mène" in admin_client.post(form(page, "verifier"), data).text
    assert not TextBlock.objects.exists()


def test_no_message_says_that_it_was_saved(admin_client):
    page = draft()
    admin_client.post(form(page, "verifier"), filled(admin_client.get(form(page))))
    assert "messagelist" not in admin_client.get(form(page)).text


def test_a_form_with_faults_is_not_checked(admin_client):
    page = draft()
    answer = admin_client.post(form(page, "verifier"), filled(admin_client.get(form(page)), title_fr=""))
    assert "Le formulaire a des fautes" in answer.text


def test_who_may_not_see_the_object_may_not_check_it(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("lecteur", is_staff=True))
    assert client.get(form(draft(), "verifier")).status_code == 403


def test_an_error_keeps_the_form_from_publishing(admin_client):
    page = draft()
    answer = admin_client.post(form(page), filled(admin_client.get(form(page)), **NOW), follow=True)
    assert answer.redirect_chain == [(form(page, "publier"), 302)]
    assert "Publier quand même, parce que…" in answer.text and "ne mène à rien" in answer.text
    assert is_draft(page)


def test_what_was_typed_is_kept_as_a_draft(admin_client):
    page = draft()
    data = filled(admin_client.get(form(page)), title_fr="Vivre ici", **NOW)
    admin_client.post(form(page), data)
    assert 'value="Vivre ici"' in admin_client.get(form(page)).text


def test_with_a_reason_it_is_published_and_the_reason_is_in_the_history(admin_client):
    page = draft()
    admin_client.post(form(page), filled(admin_client.get(form(page)), **NOW))
    admin_client.post(form(page, "publier"), {"_comment": "La page suit demain."})
    assert not is_draft(page)
    assert "La page suit demain." in admin_client.get(form(page, "history")).text


def test_a_reason_of_blanks_is_none(admin_client):
    page = draft()
    assert admin_client.post(form(page, "publier"), {"_comment": "  "}).status_code == 200
    assert is_draft(page)


def test_a_new_object_is_asked_too(admin_client):
    data = filled(
        admin_client.get("/admin/programmes/news/add/"), title_fr="Travaux", slug="travaux", body_fr=WRONG
    )
    answer = admin_client.post("/admin/programmes/news/add/", data | NOW, follow=True)
    assert "Publier quand même, parce que…" in answer.text
    assert News.objects.get().publish_at is None


def test_a_new_version_of_what_readers_read_is_asked_too(admin_client):
    news = make_news(body=WRONG)
    answer = admin_client.post(form(news), filled(admin_client.get(form(news))) | {"_publish": "1"})
    assert answer.headers["Location"] == form(news, "publier")


def test_warnings_ask_nothing(admin_client):
    page = draft(VAGUE)
    assert admin_client.post(form(page), filled(admin_client.get(form(page)), **NOW)).status_code == 302


def test_a_draft_is_saved_whatever_is_wrong(admin_client):
    page = draft()
    data = filled(admin_client.get(form(page)), title_fr="Vivre ici")
    assert admin_client.post(form(page), data).status_code == 302


@pytest.mark.parametrize("window", [{}, {"_popup": "1"}])
def test_the_stock_save_of_what_readers_read_is_asked_alike(admin_client, window):
    news = make_news(body=WRONG)
    data = filled(admin_client.get(form(news)), title_fr="Chantiers") | {"_save": "1"} | window
    answer = admin_client.post(form(news), data)
    assert answer.headers["Location"] == form(news, "publier")
    assert News.objects.get().title_fr != "Chantiers"


@pytest.mark.parametrize("name", ["pages/page", "programmes/project"])
def test_no_popup_opens_on_what_readers_read(admin_client, name):
    """There it has neither drafts nor preview; one that is missing can be added."""
    html = admin_client.get(f"/admin/{name}/add/").text
    assert "/admin/pages/page/__fk__/change/" not in html
    assert "/admin/programmes/programme/__fk__/change/" not in html
    assert "/admin/pages/picture/__fk__/change/" in html


def test_the_reasons_asked_for_elsewhere_lead_to_no_missing_field(admin_client):
    assert "data-finding" not in act(admin_client, draft()).text


def act(client, *pages, **more):
    data = {"action": "publish", "_selected_action": [page.pk for page in pages], **more}
    return client.post(LIST, data, follow=True)


def test_publishing_from_the_list_asks_too(admin_client):
    page, sound = draft(), make_page("Habiter", publish_at=None)
    answer = act(admin_client, page, sound)
    assert "Publier quand même ?" in answer.text
    assert "ne mène à rien" in answer.text
    assert is_draft(page) and is_draft(sound)


def test_its_page_publishes_with_a_reason(admin_client):
    page, sound = draft(), make_page("Habiter", publish_at=None)
    data = filled(act(admin_client, page, sound))
    chosen = [page.pk, sound.pk]
    assert data["action"] == "publish"
    admin_client.post(LIST, data | {"_selected_action": chosen, "_comment": "C’est urgent."})
    assert not is_draft(page) and not is_draft(sound)
    assert "Publié. Malgré des erreurs, parce que : C’est urgent." in history()


def test_a_sound_page_is_published_at_once(admin_client):
    page = make_page("Habiter", publish_at=None)
    assert "1 publié." in act(admin_client, page).text
