"""Staff share drafts, and give each recipient a link told once."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from pages.models import Bundle, BundleComment, BundleItem, Revision
from tests.make import make_bundle, make_page, make_programme, make_project, make_recipient
from tests.pages.sharing.forms import ADD, add, change, choices, follow, link_in
from tests.pages.staff.admin_forms import filled

pytestmark = pytest.mark.django_db


def test_a_bundle_is_made_and_its_link_opens_it(admin_client, client, draft):
    response = add(admin_client, draft)
    assert "Habiter" in client.get(link_in(response)).content.decode()


def test_the_link_is_told_once(admin_client, draft):
    link = link_in(add(admin_client, draft))
    bundle = Bundle.objects.get()
    token = link.split("/")[2]
    for address in (follow(bundle), f"/admin/pages/bundle/{bundle.pk}/change/", "/admin/pages/bundle/"):
        assert token not in admin_client.get(address).content.decode()


def test_the_page_of_links_is_kept_by_no_cache(admin_client, draft):
    assert "no-store" in add(admin_client, draft)["Cache-Control"]


def test_who_made_it_is_known(admin_client, admin_user, draft):
    add(admin_client, draft)
    assert Bundle.objects.get().created_by == admin_user


def test_a_saved_bundle_without_new_recipient_shows_no_link(admin_client, draft):
    bundle = make_bundle(draft)
    make_recipient(bundle)
    address = f"/admin/pages/bundle/{bundle.pk}/change/"
    data = filled(admin_client.get(address), title="Après le conseil", texts=[f"pages.page:{draft.pk}"])
    assert admin_client.post(address, data).status_code == 302
    assert Bundle.objects.get().title == "Après le conseil"


# By e-mail


def test_the_link_is_sent_when_asked(admin_client, client, draft, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        add(admin_client, draft, **{"recipients-0-send": "on"})
    (sent,) = mail.outbox
    assert sent.to == ["dominique@exemple.fr"]
    link = sent.body.split("http://testserver", 1)[1].split()[0]
    assert client.get(link).status_code == 200


def test_nothing_is_sent_otherwise(admin_client, draft, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        add(admin_client, draft)
    assert mail.outbox == []


def test_an_address_is_needed_to_send(admin_client, draft):
    response = add(admin_client, draft, **{"recipients-0-send": "on", "recipients-0-email": ""})
    assert "Donnez l’adresse à laquelle envoyer le lien." in response.content.decode()


def test_a_mail_that_does_not_leave_is_said(admin_client, monkeypatch):
    def refuse(*args, **kwargs):
        raise OSError("away")

    monkeypatch.setattr("pages.sharing.admin.follow.transaction.on_commit", lambda act, robust: act())
    monkeypatch.setattr("pages.site.letters.send_mail", refuse)
    response = add(admin_client, make_page("Habiter", publish_at=None), **{"recipients-0-send": "on"})
    assert "n’a pas pu partir : envoyez le lien vous-même" in response.content.decode()


# What is shared


def test_what_the_public_does_not_see_is_offered(admin_client, draft):
    over = make_project("Cité des Lilas")
    base = Revision.objects.found(over)
    Revision.objects.add(over, base.snapshot, Revision.Status.DRAFT, base=base)
    html = choices(admin_client)
    assert "Page : Habiter" in html and "Projet : Cité des Lilas" in html


def test_what_is_published_is_not(admin_client, draft):
    make_page("Circuler")
    assert "Page : Circuler" not in choices(admin_client)


def test_nothing_to_share_says_so(admin_client):
    assert "Choisissez au moins un texte à partager." in add(admin_client).content.decode()


@pytest.mark.parametrize("forged", ["pages.page:0", "pages.page:é", "auth.user:1", "x", "pages.page:"])
def test_a_forged_choice_is_refused_in_words(admin_client, draft, forged):
    response = admin_client.post(ADD, filled(admin_client.get(ADD), title="x", texts=[forged]))
    assert response.status_code == 200 and not Bundle.objects.exists()
    assert admin_client.get(f"{ADD}?textes={forged}").status_code == 200


@pytest.mark.parametrize(
    "make, list_url",
    [
        (lambda: make_page("Habiter", publish_at=None), "/admin/pages/page/"),
        (lambda: make_project("Lilas", publish_at=None), "/admin/programmes/project/"),
        (make_programme, "/admin/programmes/programme/"),
    ],
)
def test_a_list_leads_to_a_bundle_of_what_is_chosen_there(admin_client, make, list_url):
    obj = make()
    response = admin_client.post(list_url, {"action": "share", "_selected_action": [obj.pk]}, follow=True)
    html = response.content.decode()
    assert f'value="{obj._meta.label_lower}:{obj.pk}"' in html
    assert "checked" in html.split(f'value="{obj._meta.label_lower}:{obj.pk}"', 1)[1][:120]


def test_a_text_is_added_and_taken_away(admin_client, draft):
    other, bundle = make_page("Louer", publish_at=None), make_bundle(draft)
    change(admin_client, bundle, texts=[f"pages.page:{other.pk}"])
    assert [item.object for item in bundle.items.all()] == [other]


def test_a_text_that_was_spoken_of_stays(admin_client, draft):
    other, bundle = make_page("Louer", publish_at=None), make_bundle(draft)
    BundleComment.objects.create(recipient=make_recipient(bundle), item=bundle.items.get(), text="?")
    response = change(admin_client, bundle, texts=[f"pages.page:{other.pk}"])
    assert "a déjà reçu une remarque ou une validation" in response.content.decode()
    assert BundleItem.objects.get().object == draft


# Until when


def test_the_end_moves(admin_client, client, draft):
    bundle = make_bundle(draft, expires_at=timezone.now() - timedelta(days=1))
    recipient = make_recipient(bundle)
    change(
        admin_client,
        bundle,
        expires_at_0="01/01/2199",
        expires_at_1="12:00",
        texts=[f"pages.page:{draft.pk}"],
    )
    assert client.get(f"/partage/{recipient.token}/").status_code == 200


def test_an_end_that_has_passed_is_refused_in_words(admin_client, draft):
    response = add(admin_client, draft, expires_at_0="01/01/2020", expires_at_1="12:00")
    assert "Choisissez une date à venir." in response.content.decode()


def test_an_ended_bundle_is_still_renamed(admin_client, draft):
    bundle = make_bundle(draft, expires_at=timezone.now().replace(microsecond=0) - timedelta(days=1))
    assert change(admin_client, bundle, title="Vieux", texts=[f"pages.page:{draft.pk}"]).status_code == 302
