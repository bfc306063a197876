"""The texts of the initial content and of the examples link by reference, as those that staff write."""

import pytest
from django.apps import apps

from pages.links.models.fields import linked_fields, links_of
from pages.links.models.references import references
from pages.models import Publication
from pages.quality import check
from tests.programmes.initial_content.content_folders import load, without_renditions


@pytest.fixture(scope="module")
def content(kept):
    with without_renditions():
        load()


def rows():
    models = [model for model in apps.get_models() if linked_fields(model) and not model._meta.proxy]
    return [row for model in models for row in model._base_manager.all()]


def test_no_link_to_an_object_of_ours_is_left_as_an_address(content):
    links = {link for row in rows() for link in links_of(row)}
    assert any(link.startswith("/p/") for link in links)
    assert references(links) == {}


def test_the_initial_content_has_no_error_of_quality(content):
    published = [obj for model in Publication.__subclasses__() for obj in model.objects.all()]
    assert [finding for obj in published for finding in check(obj) if finding.is_error] == []
