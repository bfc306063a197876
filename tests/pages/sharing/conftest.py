"""Dominique, of the commune of Béthune, reads two drafts before they are published."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from pages.tree.models.blocks import DownloadBlock
from tests.agglo_site.page_cache.conftest import cache, django_behind, one_connection  # noqa: F401
from tests.make import (
    make_block,
    make_bundle,
    make_document,
    make_page,
    make_project,
    make_recipient,
    make_text,
)


@pytest.fixture(autouse=True)
def at_home(home):
    pass


@pytest.fixture
def draft(db):
    return make_page("Habiter", publish_at=None)


@pytest.fixture
def page(db):
    """Never published; it links to the project."""
    page = make_page("Habiter", publish_at=None)
    make_text(page, body='<p>Le <a href="/projets/cite-des-lilas/#ou">projet</a>.</p>')
    return page


@pytest.fixture
def project(db):
    return make_project("Cité des Lilas", publish_at=None)


@pytest.fixture
def dominique(page, project):
    return make_recipient(make_bundle(page, project))


@pytest.fixture
def link():
    """link(recipient, page) → where the recipient reads the page; link(recipient, page, "review"): and answers."""

    def address(recipient, obj=None, view="item"):
        if obj is None:
            return reverse("pages:shared", args=[recipient.token])
        item = recipient.bundle.items.get(object_key=obj.pk, content_type__model=obj._meta.model_name)
        return reverse(f"pages:shared_{view}", args=[recipient.token, item.pk])

    return address


@pytest.fixture
def sign(client, link):
    """sign(recipient, page, "passage key") as the form of the screen does."""

    def signed(recipient, obj, key):
        address = link(recipient, obj, "review")
        seen = seen_in(client.get(address).content.decode(), key)
        return client.post(address, {"passage": key, "seen": seen, "valider": "1"})

    return signed


def seen_in(html, key):
    field = f'name="passage" value="{key}"><input type="hidden" name="seen" value="'
    return html.split(field, 1)[1].split('"', 1)[0]


@pytest.fixture
def blocks(page):
    return [page.pages_block_set.get(), *(make_text(page, ordering=20 + number) for number in range(3))]


@pytest.fixture
def plan(page):
    """A document that only the draft leads to."""
    document = make_document()
    make_block(DownloadBlock, page, document=document, ordering=50)
    return document


def status(client, address):
    return client.get(address).status_code


def publish(obj, at=None):
    obj.publish_at = at or timezone.now() - timedelta(seconds=1)
    obj.save()
