"""Staff share drafts, give each recipient a link told once, follow what is said, and withdraw."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, User
from django.core import mail
from django.utils import timezone

from pages.models import Bundle, BundleComment, BundleItem, BundleRecipient, PageLimit, Revision
from tests.make import make_bundle, make_page, make_programme, make_project, make_recipient
from tests.pages.admin_forms import filled

pytestmark = pytest.mark.django_db
ADD = "/admin/pages/bundle/add/"
RECIPIENT = {
    "recipients-0-organisation": "Commune de Béthune",
    "recipients-0-person": "Dominique Lefebvre",
    "recipients-0-email": "dominique@exemple.fr",
}


@pytest.fixture
def draft(db):
    return make_page("Habiter", publish_at=None)


def add(admin_client, *objects, **changes):
    texts = [f"{obj._meta.label_lower}:{obj.pk}" for obj in objects]
    data = filled(admin_client.get(ADD), title="Avant le conseil", texts=texts, **RECIPIENT) | changes
    return admin_client.post(ADD, data)


def follow(bundle, rest=""):
    return (
        f"/admin/pages/bundle/{bundle.pk}/suivi/" if not rest else f"/admin/pages/bundle/{bundle.pk}/{rest}/"
    )


def link_in(response):
    html = response.content.decode()
    return "/partage/" + html.split("http://testserver/partage/", 1)[1].split('"', 1)[0]


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

    monkeypatch.setattr("pages.admin.bundle_follow.transaction.on_commit", lambda act, robust: act())
    monkeypatch.setattr("pages.mails.send_mail", refuse)
    response = add(admin_client, make_page("Habiter", publish_at=None), **{"recipients-0-send": "on"})
    assert "n’a pas pu partir : envoyez le lien vous-même" in response.content.decode()


# What is shared


def choices(admin_client, address=ADD):
    return admin_client.get(address).content.decode()


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


def change(admin_client, bundle, **changes):
    address = f"/admin/pages/bundle/{bundle.pk}/change/"
    return admin_client.post(address, filled(admin_client.get(address)) | changes)


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


def test_a_bundle_is_withdrawn(admin_client, client, draft):
    recipient = make_recipient(make_bundle(draft))
    admin_client.post(follow(recipient.bundle, "retirer"))
    assert client.get(f"/partage/{recipient.token}/").status_code == 404


def test_one_recipient_is_withdrawn(admin_client, client, draft):
    one, other = (make_recipient(bundle) for bundle in [make_bundle(draft)] * 2)
    admin_client.post(follow(one.bundle, f"destinataire/{one.pk}/retirer"))
    assert [client.get(f"/partage/{each.token}/").status_code for each in (one, other)] == [404, 200]


def test_a_new_link_takes_the_place_of_one_that_was_lost(admin_client, client, draft):
    one = make_recipient(make_bundle(draft))
    response = admin_client.post(follow(one.bundle, f"destinataire/{one.pk}/nouveau-lien"))
    assert client.get(link_in(response)).status_code == 200
    assert client.get(f"/partage/{one.token}/").status_code == 404


@pytest.mark.parametrize(
    "rest", ["retirer", "destinataire/{0}/retirer", "destinataire/{0}/nouveau-lien", "remarque/{1}/traitee"]
)
def test_reading_an_address_changes_nothing(admin_client, draft, rest):
    one = make_recipient(make_bundle(draft))
    comment = BundleComment.objects.create(recipient=one, item=one.bundle.items.get(), text="?")
    assert admin_client.get(follow(one.bundle, rest.format(one.pk, comment.pk))).status_code == 302
    kept = BundleRecipient.objects.select_related("bundle").get()
    assert (kept.revoked_at, kept.bundle.revoked_at, kept.token_hash) == (None, None, one.token_hash)
    assert BundleComment.objects.get().resolved_at is None


def test_a_bundle_is_never_deleted(admin_client, draft):
    assert admin_client.get(follow(make_bundle(draft), "delete")).status_code == 403


# Following


def test_remarks_are_read_and_noted_as_done(admin_client, admin_user, draft):
    one = make_recipient(make_bundle(draft))
    comment = BundleComment.objects.create(
        recipient=one, item=one.bundle.items.get(), text="Une date fausse."
    )
    assert "Une date fausse." in admin_client.get(follow(one.bundle)).content.decode()
    admin_client.post(follow(one.bundle, f"remarque/{comment.pk}/traitee"))
    comment.refresh_from_db()
    assert comment.resolved_at and comment.resolved_by == admin_user.get_username()


def test_a_remark_of_another_bundle_is_not_found(admin_client, draft):
    one = make_recipient(make_bundle(draft))
    comment = BundleComment.objects.create(recipient=one, item=one.bundle.items.get(), text="?")
    assert admin_client.post(follow(make_bundle(), f"remarque/{comment.pk}/traitee")).status_code == 404


def test_what_holds_and_what_changed_since_are_told_apart(admin_client, dominique, page, sign):
    sign(dominique, page, "tout")
    page.title = "Loger"
    page.save()
    html = admin_client.get(follow(dominique.bundle)).content.decode()
    own, block = (
        html.split("Titre, résumé et informations")[1].split("</tr>")[0],
        html.split("Texte « Le projet. »")[1],
    )
    assert own.index("–") < own.index("Commune de Béthune")
    assert block.index("Commune de Béthune") < block.index("–")


def test_the_history_of_the_object_says_who_signed(admin_client, dominique, page, sign):
    sign(dominique, page, "tout")
    html = admin_client.get(f"/admin/pages/page/{page.pk}/history/").content.decode()
    assert "Validé pour Commune de Béthune par Dominique Lefebvre" in html


def test_the_history_ties_a_signature_to_its_version(admin_client, dominique, page, sign):
    Revision.objects.found(page)
    sign(dominique, page, "tout")
    page.title = "Loger"
    page.save()
    Revision.objects.found(page)
    html = admin_client.get(f"/admin/pages/page/{page.pk}/history/").content.decode()
    assert "Validé pour" in html.split('<th scope="row">1</th>')[1]
    assert "Validé pour" not in html.split('<th scope="row">2</th>')[1].split('<th scope="row">1</th>')[0]


def test_the_dashboard_says_what_is_new(admin_client, draft):
    one = make_recipient(make_bundle(draft))
    BundleComment.objects.create(recipient=one, item=one.bundle.items.get(), text="?")
    html = admin_client.get("/admin/").content.decode()
    assert "Avant le conseil" in html and "1 remarque à lire." in html


def test_what_is_over_leaves_the_dashboard(admin_client, draft):
    make_bundle(draft).revoke()
    assert "Aucun texte n’est partagé" in admin_client.get("/admin/").content.decode()


def test_the_list_costs_the_same_with_many_bundles(admin_client, draft, django_assert_max_num_queries):
    for _number in range(10):
        make_recipient(make_bundle(draft))
    with django_assert_max_num_queries(8):
        admin_client.get("/admin/pages/bundle/")


# Who


@pytest.fixture
def visitor_of_the_admin(client):
    client.force_login(User.objects.create_user("sacha", is_staff=True))
    return client


ENDPOINTS = ["/admin/pages/bundle/", ADD, "{0}change/", "{0}suivi/"]
ACTS = ["retirer/", "destinataire/{1}/retirer/", "destinataire/{1}/nouveau-lien/", "remarque/{2}/traitee/"]


def role(client, role, *pages):
    user = User.objects.get(username="sacha")
    user.groups.add(Group.objects.get(name=role))
    for page in pages:
        PageLimit.objects.create(user=user, page=page)
    return client


def test_who_may_not_share_opens_nothing(visitor_of_the_admin, draft):
    writer = role(visitor_of_the_admin, "Rédacteur")
    one = make_recipient(make_bundle(draft))
    comment = BundleComment.objects.create(recipient=one, item=one.bundle.items.get(), text="?")
    start = f"/admin/pages/bundle/{one.bundle.pk}/"
    asked = [address.format(start) for address in ENDPOINTS]
    acts = [start + rest.format("", one.pk, comment.pk) for rest in ACTS]
    assert {writer.get(address).status_code for address in asked} == {403}
    assert {writer.post(address).status_code for address in acts} == {403}


def test_an_editor_of_a_branch_shares_what_is_there(visitor_of_the_admin, draft):
    here = make_page("Louer", publish_at=None, parent=draft)
    editor = role(visitor_of_the_admin, "Éditeur", draft)
    assert "http://testserver/partage/" in add(editor, here).content.decode()


def test_and_is_offered_nothing_else(visitor_of_the_admin, draft):
    make_page("Bouger", publish_at=None)
    html = choices(role(visitor_of_the_admin, "Éditeur", draft))
    assert "Page : Habiter" in html and "Page : Bouger" not in html


def test_a_bundle_of_what_is_elsewhere_is_read_and_not_changed(visitor_of_the_admin, draft):
    both = make_bundle(draft, make_page("Bouger", publish_at=None))
    editor = role(visitor_of_the_admin, "Éditeur", draft)
    html = editor.get(follow(both)).content.decode()
    assert "Bouger" in html and "Retirer tout le partage" not in html
    assert editor.post(follow(both, "retirer")).status_code == 403


def test_the_panel_is_for_who_shares(visitor_of_the_admin, draft):
    make_bundle(draft)
    assert "Partages en cours" not in role(visitor_of_the_admin, "Rédacteur").get("/admin/").content.decode()
    assert "Partages en cours" in role(visitor_of_the_admin, "Éditeur").get("/admin/").content.decode()
