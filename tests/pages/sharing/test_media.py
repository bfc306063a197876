"""Files that only drafts show: for staff, and for who was sent a bundle that shows them."""

from unittest import mock

import pytest
from django.contrib.auth.models import User
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from pages.editorial.withheld import WithheldFiles, compute
from pages.models import Revision, SiteSettings
from pages.tree.models.blocks import DownloadBlock
from pages.versions.snapshots import take
from tests.make import (
    make_block,
    make_document,
    make_page,
    make_picture,
    make_project,
    make_text,
)
from tests.pages.sharing.conftest import publish, status
from tests.programmes.to_confirm import CLOCK, LONG_AGO, T, at

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff():
    client = Client()
    client.force_login(User.objects.create_user("sacha", is_staff=True))
    return client


def test_the_public_does_not_read_a_file_of_a_draft(client, plan):
    assert status(client, plan.file.url) == 404


def test_nor_any_rendition_of_a_picture_of_a_draft(client, page):
    page.picture = make_picture()
    page.save()
    file = page.picture.file
    file.make_renditions()
    assert {status(client, address) for address in (file.url, file.avif_480, file.social)} == {404}


def test_staff_do_and_no_cache_keeps_it(staff, plan):
    response = staff.get(plan.file.url)
    assert response.status_code == 200
    assert response["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("spelling", ["./{}", "{}/.", "x/../{}", "/{}", "documents/../{}", "{}/"])
def test_another_spelling_of_its_address_leads_nowhere(client, plan, spelling):
    assert status(client, f"/media/{spelling.format(plan.file.name)}") == 404


def test_a_conditional_request_says_nothing_of_it(client, plan):
    headers = {"HTTP_IF_MODIFIED_SINCE": "Fri, 01 Jan 2199 00:00:00 GMT"}
    assert client.get(plan.file.url, **headers).status_code == 404


def test_it_is_public_at_once_when_the_draft_is_published(client, page, plan):
    status(client, plan.file.url)
    publish(page)
    assert status(client, plan.file.url) == 200


def test_even_while_what_changed_is_asked_once_a_second(page, plan):
    held = WithheldFiles(interval=60)
    assert held.holds(plan.file.name)
    publish(page)
    assert not held.holds(plan.file.name)


@CLOCK
def test_it_is_public_from_the_second_that_the_page_is(client, page, plan, moment, is_past):
    publish(page, at=T)
    with at(moment):
        assert status(client, plan.file.url) == (200 if is_past else 404)


@CLOCK
def test_it_stays_public_when_the_page_is_withdrawn(client, page, plan, moment, is_past):
    page.expire_at = T
    publish(page, at=LONG_AGO)
    with at(moment):
        assert status(client, plan.file.url) == 200


def test_what_something_public_shows_too_is_public(client, plan):
    make_block(DownloadBlock, make_page("Circuler"), document=plan)
    assert status(client, plan.file.url) == 200


def test_what_a_public_text_links_to_is_public(client, plan):
    make_text(make_page("Circuler"), body=f'<p><a href="{plan.file.url}">plan</a></p>')
    assert status(client, plan.file.url) == 200


def test_what_a_draft_mentions_in_its_text_is_held(client, page):
    document = make_document()
    make_text(page, body=f'<p><a href="{document.file.url}">plan</a></p>', ordering=60)
    assert status(client, document.file.url) == 404


def test_what_a_page_below_a_draft_shows_is_held(client, page):
    document = make_document()
    make_block(DownloadBlock, make_page("Louer", parent=page), document=document)
    assert status(client, document.file.url) == 404
    publish(page)
    assert status(client, document.file.url) == 200


def test_what_nothing_shows_yet_is_no_draft_s(client):
    assert status(client, make_document().file.url) == 200


def test_a_file_of_a_draft_over_a_live_page_is_held_too(client):
    live, picture = make_page("Circuler"), make_picture()
    base = Revision.objects.found(live)
    snapshot = take(live)
    snapshot["fields"]["picture"] = str(picture.pk)
    Revision.objects.add(live, snapshot, Revision.Status.DRAFT, base=base)
    assert status(client, picture.file.url) == 404


def test_the_logo_in_the_settings_is_public(client, page):
    page.picture = make_picture()
    page.save()
    settings = SiteSettings.load()
    settings.logo = page.picture
    settings.save()
    assert status(client, page.picture.file.url) == 200


# By the link of a bundle


def shared(recipient, document):
    return f"/partage/{recipient.token}{document.file.url}"


def test_the_recipient_reads_the_files_of_the_bundle(client, dominique, plan):
    response = client.get(shared(dominique, plan))
    assert response.status_code == 200
    assert response["Cache-Control"] == "private, no-store"
    assert response["Referrer-Policy"] == "no-referrer"


def test_the_page_that_is_read_leads_there(client, dominique, page, plan, link):
    assert f'href="{shared(dominique, plan)}"' in client.get(link(dominique, page)).content.decode()


def test_pictures_too(client, dominique, page, link):
    page.picture = make_picture()
    page.save()
    html = client.get(link(dominique, page)).content.decode()
    start = f"/partage/{dominique.token}/media/"
    assert f'src="{start}' in html and f'srcset="{start}' in html
    assert 'src="/media/' not in html and ", /media/" not in html


def test_the_media_of_another_draft_are_not_found(client, dominique):
    other, document = make_project("Autre", publish_at=None), make_document()
    make_text(make_page("Secret", publish_at=None), body=f'<p><a href="{document.file.url}">x</a></p>')
    other.picture = make_picture()
    other.save()
    assert {status(client, shared(dominique, each)) for each in (document, other.picture)} == {404}


@pytest.mark.parametrize("end", ["revoke", "bundle.revoke"])
def test_nor_any_once_the_link_is_withdrawn(client, dominique, plan, end):
    (dominique.bundle.revoke if "bundle" in end else dominique.revoke)()
    assert status(client, shared(dominique, plan)) == 404


def test_nor_by_another_spelling(client, dominique, plan):
    hidden = make_document(file=None)
    make_block(DownloadBlock, make_page("Secret", publish_at=None), document=hidden)
    assert status(client, f"/partage/{dominique.token}/media/./{hidden.file.name}") == 404


def test_after_publication_the_link_still_leads_to_the_file(client, dominique, page, plan):
    publish(page)
    assert status(client, shared(dominique, plan)) == 200


def test_a_draft_taken_out_of_the_bundle_takes_its_files_along(client, dominique, page, plan):
    dominique.bundle.items.filter(object_key=page.pk, content_type__model="page").delete()
    assert status(client, shared(dominique, plan)) == 404


def test_a_token_that_is_none_reads_no_public_file_either(client):
    assert status(client, f"/partage/x{make_picture().file.url}") == 404


def test_while_the_database_is_away_files_are_served_as_they_were(page, plan, monkeypatch):
    held = WithheldFiles(interval=0)
    assert held.holds(plan.file.name)
    monkeypatch.setattr(
        "pages.editorial.withheld.CacheVersion.current", mock.Mock(side_effect=OperationalError)
    )
    assert held.holds(plan.file.name) and not held.holds("documents/autre.pdf")


# What it costs


def test_a_public_file_costs_no_query_within_the_second(client, plan, monkeypatch):
    held = WithheldFiles(interval=60)
    monkeypatch.setattr("agglo_site.media.withheld_files", held)
    public = make_picture().file.url
    client.get(public)
    with CaptureQueriesContext(connection) as captured:
        client.get(public)
    assert len(captured) == 0


def test_a_second_later_it_costs_two(client, plan):
    public = make_picture().file.url
    client.get(public)
    with CaptureQueriesContext(connection) as captured:
        client.get(public)
    assert len(captured) == 2


def test_to_compute_costs_no_more_with_many_rows(page, plan):
    def cost():
        with CaptureQueriesContext(connection) as captured:
            compute()
        return len(captured)

    make_block(DownloadBlock, make_page("Circuler"), document=make_document("Autre"))
    few = cost()
    for number in range(10):
        other = make_page(f"Page {number}", publish_at=None if number % 2 else timezone.now())
        make_block(DownloadBlock, other, document=plan)
    assert cost() <= few + 1


def test_without_a_draft_that_shows_a_file_little_is_asked():
    with CaptureQueriesContext(connection) as captured:
        assert compute() == frozenset()
    assert len(captured) <= 20
