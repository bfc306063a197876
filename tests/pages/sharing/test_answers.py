"""Remarks and signatures, passage by passage; a signature holds for what was read, and for nothing else."""

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pages.models import BundleComment, BundleSignature
from pages.sharing.items import MAX_COMMENTS, SharedItem, signed_lines
from pages.tree.models.blocks import DownloadBlock
from tests.make import (
    make_block,
    make_bundle,
    make_document,
    make_milestone,
    make_page,
    make_picture,
    make_recipient,
    make_text,
)
from tests.pages.files.files import PDF, upload
from tests.pages.sharing.conftest import seen_in

pytestmark = pytest.mark.django_db


def item_of(recipient, obj):
    kind = obj._meta.model_name
    return SharedItem(recipient, recipient.bundle.items.get(object_key=str(obj.pk), content_type__model=kind))


def signed(recipient, obj):
    return set(item_of(recipient, obj).signed)


# Signatures


def test_a_signature_holds_for_its_passage_alone(dominique, page, blocks, sign):
    sign(dominique, page, str(blocks[1].pk))
    assert signed(dominique, page) == {str(blocks[1].pk)}


def test_a_signature_says_who_for_whom_and_of_what(dominique, page, blocks, sign):
    sign(dominique, page, str(blocks[1].pk))
    kept = BundleSignature.objects.get()
    assert (kept.organisation, kept.person) == ("Commune de Béthune", "Dominique Lefebvre")
    assert kept.passage_name == "Texte « Un texte. »"


def test_everything_is_signed_at_once(dominique, page, blocks, sign):
    sign(dominique, page, "tout")
    assert item_of(dominique, page).is_all_signed


def test_to_change_a_block_reopens_that_one_only(dominique, page, blocks, sign):
    sign(dominique, page, "tout")
    blocks[2].body = "<p>Un autre texte.</p>"
    blocks[2].save()
    assert [passage.key for passage in item_of(dominique, page).to_sign] == [str(blocks[2].pk)]


def test_to_change_the_title_reopens_no_block(dominique, page, blocks, sign):
    sign(dominique, page, "tout")
    page.title = "Loger"
    page.save()
    assert [passage.key for passage in item_of(dominique, page).to_sign] == ["fields"]


def test_a_translation_counts_too(dominique, page, blocks, sign):
    sign(dominique, page, "tout")
    blocks[0].body_en = "<p>Changed.</p>"
    blocks[0].save()
    assert [passage.key for passage in item_of(dominique, page).to_sign] == [str(blocks[0].pk)]


def test_to_move_a_block_or_to_give_a_date_reopens_nothing(dominique, page, blocks, sign):
    sign(dominique, page, "tout")
    blocks[0].ordering = 999
    blocks[0].save()
    page.publish_at = "2199-01-01T00:00Z"
    page.save()
    assert item_of(dominique, page).is_all_signed


def test_a_page_that_is_linked_to_may_move(dominique, page, project, blocks, sign):
    blocks[0].save()  # the project is there by now: the link names it
    sign(dominique, page, "tout")
    project.slug = "cite-des-roses"
    project.save()
    assert item_of(dominique, page).is_all_signed


def test_another_link_counts(dominique, page, blocks, sign):
    sign(dominique, page, "tout")
    blocks[0].body = blocks[0].body.replace("/projets/cite-des-lilas/", "/plan-du-site/")
    blocks[0].save()
    assert [passage.key for passage in item_of(dominique, page).to_sign] == [str(blocks[0].pk)]


def test_what_the_site_writes_by_itself_reopens_nothing(dominique, page, blocks, sign):
    sign(dominique, page, "tout")
    type(page).objects.filter(pk=page.pk).update(review_date="2199-01-01", stale_languages=",en,")
    assert item_of(dominique, page).is_all_signed


def test_a_picture_whose_words_change_reopens_what_shows_it(dominique, page, blocks, sign):
    picture = make_picture()
    page.picture = picture
    page.save()
    sign(dominique, page, "tout")
    picture.alt = "Tout autre chose"
    picture.save()
    assert [passage.key for passage in item_of(dominique, page).to_sign] == ["fields"]


def test_a_document_that_is_replaced_reopens_what_leads_to_it(dominique, page, sign):
    document = make_document()
    block = make_block(DownloadBlock, page, document=document, ordering=50)
    sign(dominique, page, "tout")
    document.file = upload(PDF, "plan.pdf")
    document.save()
    assert [passage.key for passage in item_of(dominique, page).to_sign] == [str(block.pk)]


def test_what_is_put_back_is_signed_again_by_itself(dominique, page, blocks, sign):
    sign(dominique, page, "tout")
    before, blocks[0].body = blocks[0].body, "<p>Essai.</p>"
    blocks[0].save()
    blocks[0].body = before
    blocks[0].save()
    assert item_of(dominique, page).is_all_signed


def test_what_changed_while_it_was_read_is_not_signed(client, dominique, page, blocks, link):
    address, key = link(dominique, page, "review"), str(blocks[0].pk)
    seen = seen_in(client.get(address).content.decode(), key)
    blocks[0].body = "<p>Nous paierons tout.</p>"
    blocks[0].save()
    response = client.post(address, {"passage": key, "seen": seen, "valider": "1"}, follow=True)
    assert not signed(dominique, page)
    assert "a changé pendant que vous le lisiez" in response.content.decode()


@pytest.mark.parametrize(
    "data", [{}, {"passage": "x"}, {"passage": "x", "seen": ""}, {"passage": "fields", "seen": "0" * 64}]
)
def test_a_forged_form_signs_nothing(client, dominique, page, link, data):
    assert client.post(link(dominique, page, "review"), data | {"valider": "1"}).status_code == 302
    assert not BundleSignature.objects.exists()


def test_a_button_pressed_twice_signs_once(dominique, page, blocks, client, link):
    address, key = link(dominique, page, "review"), str(blocks[0].pk)
    data = {"passage": key, "seen": seen_in(client.get(address).content.decode(), key), "valider": "1"}
    for _press in range(2):
        client.post(address, data)
    assert BundleSignature.objects.count() == 1


def test_each_organisation_signs_for_itself(dominique, page, blocks, sign):
    other = make_recipient(dominique.bundle, "Région", "Camille Martin")
    sign(dominique, page, "tout")
    assert not signed(other, page)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    changes=st.lists(
        st.tuples(st.integers(0, 3), st.sampled_from(["<p>Passage 1.</p>", "<p>Autre.</p>"])), max_size=6
    )
)
def test_whatever_is_changed_only_that_is_reopened(dominique, page, blocks, sign, changes):
    BundleSignature.objects.all().delete()
    first = [f"<p>Passage {number}.</p>" for number in range(4)]
    write(blocks, enumerate(first))
    sign(dominique, page, "tout")
    write(blocks, changes)
    reopened = {passage.key for passage in item_of(dominique, page).to_sign}
    assert reopened == {
        str(block.pk) for block, body in zip(blocks, first, strict=True) if block.body != body
    }


def write(blocks, bodies):
    for number, body in bodies:
        blocks[number].body = body
        blocks[number].save()


# Remarks


def test_a_remark_is_kept_on_its_passage(client, dominique, page, blocks, link):
    client.post(link(dominique, page, "review"), {"passage": str(blocks[0].pk), "text": "Une date fausse."})
    kept = BundleComment.objects.get()
    assert (kept.passage, kept.text) == (str(blocks[0].pk), "Une date fausse.")


def test_the_page_says_that_it_is_sent_and_shows_it(client, dominique, page, link):
    sent = client.post(link(dominique, page, "review"), {"passage": "", "text": "Bien <b>"}, follow=True)
    html = sent.content.decode()
    assert "Votre remarque est envoyée." in html and "Bien &lt;b&gt;" in html


def test_a_remark_on_a_passage_that_has_gone_is_about_the_whole(client, dominique, page, blocks, link):
    key = str(blocks[0].pk)
    blocks[0].delete()
    client.post(link(dominique, page, "review"), {"passage": key, "text": "Trop long."})
    assert BundleComment.objects.get().passage == ""


@pytest.mark.parametrize(
    "text, sentence", [("", "Écrivez votre remarque"), ("x" * 4001, "dépasse 4000 caractères"), ("a\0b", "")]
)
def test_a_remark_that_cannot_be_kept_says_why_and_is_shown_again(
    client, dominique, page, link, text, sentence
):
    response = client.post(link(dominique, page, "review"), {"passage": "", "text": text})
    html = response.content.decode()
    assert response.status_code == 422
    assert sentence in html and text[:10].replace("\0", "")[:1] in html
    assert not BundleComment.objects.exists()


def test_a_link_that_leaked_does_not_fill_the_database(client, dominique, page, link):
    item = item_of(dominique, page)
    BundleComment.objects.bulk_create(
        BundleComment(recipient=dominique, item=item.item, text="?") for _ in range(MAX_COMMENTS)
    )
    response = client.post(link(dominique, page, "review"), {"passage": "", "text": "Encore."})
    assert response.status_code == 422
    assert BundleComment.objects.count() == MAX_COMMENTS


def test_remarks_of_other_organisations_are_not_shown(client, dominique, page, link):
    other = make_recipient(dominique.bundle, "Région", "Camille Martin")
    client.post(link(other, page, "review"), {"passage": "", "text": "Entre nous."})
    assert "Entre nous." not in client.get(link(dominique, page, "review")).content.decode()


def test_a_remark_needs_no_cookie_of_any_kind(page, dominique, link):
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(link(dominique, page, "review"), {"passage": "", "text": "Bien."}).status_code == 302


# History


def test_the_history_says_who_signed_what(dominique, page, blocks, sign):
    sign(dominique, page, str(blocks[1].pk))
    (line,) = signed_lines(page)[None]
    assert "Validé pour Commune de Béthune par Dominique Lefebvre" in line and "Texte « Un texte. »" in line


def test_two_passages_signed_are_one_line(dominique, page, blocks, sign):
    sign(dominique, page, "tout")
    (line,) = signed_lines(page)[None]
    assert line.count("Texte") >= 4


def test_a_signature_outlives_the_change_that_reopens_it(dominique, page, blocks, sign):
    sign(dominique, page, "tout")
    blocks[0].delete()
    assert "Texte « Le projet. »" in signed_lines(page)[None][0]


def test_the_signature_of_one_object_is_not_that_of_another(dominique, page, project, sign):
    sign(dominique, page, "tout")
    assert signed_lines(project) == {}


def test_the_units_of_a_page_come_in_its_order(dominique, page, blocks):
    make_text(page, body="<p>En tête.</p>", region="intro", ordering=99)
    names = [passage.name for passage in item_of(dominique, page).passages.all]
    assert names[1] == "Texte « En tête. »" and names[2] == "Texte « Le projet. »"


def test_the_lines_of_a_project_are_signed_one_by_one(dominique, project, sign):
    promise = make_milestone(project)
    sign(dominique, project, str(promise.pk))
    assert signed(dominique, project) == {str(promise.pk)}


def test_a_bundle_of_a_live_page_without_draft_has_nothing_to_sign(dominique):
    live = make_page("Circuler")
    assert not item_of(make_recipient(make_bundle(live)), live).is_open
