"""What `load_initial_content` fills a new site with: its links are references, its pictures drawings, its texts without error."""

import pytest
from django.apps import apps
from django.core.management import call_command

from pages.links.models.fields import linked_fields, links_of
from pages.links.models.references import references
from pages.models import Page, Picture, Publication
from pages.quality import check
from tests.programmes.initial_content.content_folders import without_renditions


@pytest.fixture(scope="module")
def content(kept):
    """As the command does when it is told no folder."""
    with without_renditions():
        call_command("load_initial_content")


def test_the_command_loads_the_content_of_the_project_by_default(content):
    assert Page.objects.get(path="/").is_published


def test_every_picture_is_said_to_be_a_drawing(content):
    assert Picture.objects.exists()
    assert not Picture.objects.filter(is_illustration=False).exists()


def rows():
    models = [model for model in apps.get_models() if linked_fields(model) and not model._meta.proxy]
    return [row for model in models for row in model._base_manager.all()]


def test_no_link_to_an_object_of_ours_is_left_as_an_address(content):
    links = {link for row in rows() for link in links_of(row)}
    assert any(link.startswith("/p/") for link in links)
    assert references(links) == {}


def test_the_initial_content_has_no_error_of_quality(content):
    published = [obj for model in Publication.__subclasses__() for obj in model.objects.all()]
    assert len(published) > 20
    assert [finding for obj in published for finding in check(obj) if finding.is_error] == []
