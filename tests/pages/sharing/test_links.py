"""Who may open what by a secret link: valid, cut, withdrawn, of another bundle, after publication (past its end: test_expiry.py)."""

from datetime import timedelta
from hashlib import sha256

import pytest
from django.utils import timezone

from pages.models import BundleRecipient, Revision
from pages.versions.snapshots import take
from tests.agglo_site.wsgi import call
from tests.make import make_bundle, make_page, make_recipient
from tests.pages.sharing.conftest import seen_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def addresses(dominique, page, link):
    """Each screen that the link opens."""
    return [link(dominique), link(dominique, page), link(dominique, page, "review")]


def statuses(client, addresses):
    return {client.get(address).status_code for address in addresses}


def test_a_valid_link_opens_every_screen(client, addresses):
    assert statuses(client, addresses) == {200}


def test_a_withdrawn_recipient_opens_none(client, dominique, addresses):
    dominique.revoke()
    assert statuses(client, addresses) == {404}


def test_the_other_recipients_of_the_bundle_still_read(client, dominique, link):
    other = make_recipient(dominique.bundle, "Région", "Camille Martin")
    dominique.revoke()
    assert client.get(link(other)).status_code == 200


def test_a_withdrawn_bundle_opens_none(client, dominique, addresses):
    dominique.bundle.revoke()
    assert statuses(client, addresses) == {404}


def test_a_new_link_closes_the_one_before(client, dominique, addresses, link):
    dominique.token = dominique.new_token()
    dominique.save()
    assert statuses(client, addresses) == {404}
    assert client.get(link(dominique)).status_code == 200


@pytest.mark.parametrize("change", [str.swapcase, lambda token: token[:-1], lambda token: token + "A"])
def test_a_token_that_was_tampered_with_opens_nothing(client, dominique, change):
    assert client.get(f"/partage/{change(dominique.token)}/").status_code == 404


@pytest.mark.parametrize(
    "address", ["/partage/", "/partage/x", "/partage/x/", "/partage/é/1/", "/en/partage/x/1/relire/"]
)
def test_a_link_cut_in_a_mail_says_what_to_do(client, address):
    response = client.get(address)
    assert response.status_code == 404
    assert "shared_lost" in response.templates[0].name


def test_the_hash_that_is_stored_opens_nothing(client, dominique):
    assert client.get(f"/partage/{dominique.token_hash}/").status_code == 404


def test_an_item_of_another_bundle_is_not_found(client, dominique, link):
    other = make_page("Secret", publish_at=None)
    hers = make_recipient(make_bundle(other, title="Autre"))
    forged = link(hers, other).replace(hers.token, dominique.token)
    assert client.get(forged).status_code == 404
    assert client.post(f"{forged}relire/", {"passage": "", "text": "?"}).status_code == 404


def test_a_number_beyond_all_is_not_found(client, dominique):
    assert client.get(f"/partage/{dominique.token}/99999999999999999999999/").status_code == 404


def test_a_token_has_256_bits_and_only_its_hash_is_kept(dominique):
    assert len(dominique.token) == 43
    kept = BundleRecipient.objects.values().get()
    assert kept["token_hash"] == sha256(dominique.token.encode()).hexdigest()
    assert dominique.token not in str(kept)


def test_a_link_without_its_last_slash_opens(client, dominique):
    assert client.get(f"/partage/{dominique.token}").status_code == 200


# No trace left by the address, anywhere


def test_every_answer_keeps_the_address_secret(client, addresses):
    for address in [*addresses, "/partage/x/", addresses[1].rstrip("/"), addresses[1] + "?x"]:
        response = client.get(address)
        assert response["Referrer-Policy"] == "no-referrer", address
        assert "noindex" in response["X-Robots-Tag"], address
        assert response["Cache-Control"] == "private, no-store", address


def test_no_answer_gives_a_cookie(client, dominique, page, link, addresses):
    answers = [client.get(address) for address in addresses]
    answers.append(client.post(link(dominique, page, "review"), {"passage": "", "text": "Bien."}))
    assert not any(answer.cookies for answer in answers)


def test_the_page_cache_keeps_none_of_it(cache, addresses):
    for address in [*addresses, addresses[1].rstrip("/")]:
        call(cache, address)
    assert not cache.pages.held


def test_the_page_of_a_lost_link_says_nothing_of_why(client, dominique):
    dominique.revoke()
    revoked = client.get(f"/partage/{dominique.token}/").content.decode()
    unknown = client.get("/partage/inconnu/").content.decode()
    assert revoked.replace(dominique.token, "inconnu") == unknown


# After publication


def publish(obj):
    obj.publish_at = timezone.now() - timedelta(seconds=1)
    obj.save()


def test_after_publication_the_link_leads_to_the_public_page(client, dominique, page, link):
    publish(page)
    html = client.get(link(dominique, page)).content.decode()
    assert "Ce texte est publié" in html and 'href="/habiter/"' in html


def test_a_draft_begun_after_publication_is_not_shown(client, dominique, page, link):
    publish(page)
    base = Revision.objects.add(page, take(page), Revision.Status.PUBLISHED)
    snapshot = base.snapshot | {"fields": base.snapshot["fields"] | {"title_fr": "Secret"}}
    Revision.objects.add(page, snapshot, Revision.Status.DRAFT, base=base)
    html = client.get(link(dominique, page)).content.decode()
    assert "Ce texte est publié" in html and "Secret" not in html


def test_what_is_to_be_published_later_is_still_signed(dominique, page, sign):
    page.publish_at = timezone.now() + timedelta(days=1)
    page.save()
    sign(dominique, page, "tout")
    assert dominique.bundlesignature_set.exists()


def test_after_publication_nothing_is_signed(client, dominique, page, link, sign):
    review = link(dominique, page, "review")
    key = str(page.pages_block_set.get().pk)
    seen = seen_in(client.get(review).content.decode(), key)
    publish(page)
    client.post(review, {"passage": key, "seen": seen, "valider": "1"})
    assert not dominique.bundlesignature_set.exists()


def test_a_remark_sent_just_after_publication_is_not_lost(client, dominique, page, link):
    publish(page)
    client.post(link(dominique, page, "review"), {"passage": "", "text": "Une faute."})
    assert dominique.bundlecomment_set.get().text == "Une faute."


def test_what_is_deleted_says_so(client, dominique, page, link):
    address = link(dominique, page)
    page.delete()
    assert "a été supprimé" in client.get(address).content.decode()
    assert "a été supprimé" in client.get(link(dominique)).content.decode()
