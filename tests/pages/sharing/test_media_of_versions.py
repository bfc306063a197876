"""Files that a version shows: held back until one that was public shows them, whatever became of it."""

import pytest

from pages.models import Revision
from pages.versions.snapshots import take
from tests.make import make_document, make_programme
from tests.pages.sharing.conftest import publish, status

pytestmark = pytest.mark.django_db


class TestWhatADraftOverALivePageShows:
    """The row of the page leads to no file; a draft over it does, whatever became of the draft."""

    @pytest.fixture
    def live(self, page):
        publish(page)
        return page

    @pytest.fixture
    def shown(self, live):
        """(the document, the version that shows it)"""
        document = make_document()
        body = f'<p><a href="{document.file.url}">plan</a></p>'
        snapshot = take(live) | {"fields": take(live)["fields"] | {"summary_fr": body}}
        row = Revision.objects.found(live)
        return document, Revision.objects.add(live, snapshot, Revision.Status.DRAFT, base=row)

    @pytest.mark.parametrize(
        "became", [Revision.Status.DISCARDED, Revision.Status.ASIDE, Revision.Status.REPLACED]
    )
    def test_is_held_once_the_draft_is_no_more_at_work(self, client, shown, became):
        document, version = shown
        Revision.objects.filter(pk=version.pk).update(status=became)
        assert status(client, document.file.url) == 404

    def test_is_held_once_the_page_is_in_the_trash(self, client, live, shown):
        live.delete()
        assert status(client, shown[0].file.url) == 404

    def test_is_public_once_a_version_that_shows_it_was_and_stays_so(self, client, live, shown):
        document, version = shown
        Revision.objects.add(live, version.snapshot, Revision.Status.PUBLISHED)
        assert status(client, document.file.url) == 200


def test_a_page_never_public_keeps_its_files_from_the_public_in_the_trash(client, page, plan):
    page.delete()
    assert status(client, plan.file.url) == 404


def test_a_public_page_in_the_trash_leaves_the_public_what_it_showed(client, page, plan):
    publish(page)
    Revision.objects.found(page)
    page.delete()
    assert status(client, plan.file.url) == 200


def test_what_a_programme_showed_before_it_had_versions_stays_public(client):
    document = make_document()
    programme = make_programme(summary=f'<p><a href="{document.file.url}">plan</a></p>')
    Revision.objects.found(programme)
    programme.summary = ""
    programme.save()
    Revision.objects.add(programme, take(programme), Revision.Status.PUBLISHED)
    assert status(client, document.file.url) == 200
