"""Staff follow what is said of a bundle, and withdraw it."""

import pytest

from pages.models import BundleComment, BundleRecipient, Revision
from tests.make import make_bundle, make_recipient
from tests.pages.sharing.forms import follow, link_in

pytestmark = pytest.mark.django_db


# Withdrawing


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
