"""The initial content is complete in French and English; its main pages also exist in plain French."""

import html
import re

import pytest
from django.apps import apps
from modeltranslation.translator import NotRegistered

from pages.models import Page
from pages.text.translated import in_language, is_written_in, missing_in, translated_fields
from pages.tree.content import tables
from tests.programmes.initial_content.content_folders import load, without_renditions

PLAIN = [
    "/politique-de-la-ville/",
    "/politique-de-la-ville/cohesion-sociale/",
    "/politique-de-la-ville/renovation-urbaine/",
    "/politique-de-la-ville/prevention-de-la-delinquance/",
]


@pytest.fixture(scope="module")
def content(kept):
    with without_renditions():
        load()


def all_objects():
    for app in ("pages", "programmes"):
        for model in apps.get_app_config(app).get_models():
            yield from model._base_manager.all()


def untranslated(instance):
    try:
        return missing_in(instance, "en")
    except NotRegistered:
        return []


def blocks_of(path):
    return [block for table in tables() for block in table.objects.filter(parent__path=path)]


def plain_texts(path):
    for thing in [Page.objects.get(path=path), *blocks_of(path)]:
        for field in translated_fields(thing):
            text = in_language(thing, field, "facile")
            if text and field not in ("source", "menu_title"):
                yield html.unescape(re.sub(r"</(p|li|h\d)>", ".\n", text))


def sentences(text):
    return [re.sub(r"<[^>]+>", "", part).strip() for part in re.split(r"[.!?;:\n]+\s*", text)]


def test_nothing_lacks_its_english(content):
    lacking = {str(thing): untranslated(thing) for thing in all_objects()}
    assert len(lacking) > 200
    assert {name: fields for name, fields in lacking.items() if fields} == {}


def test_every_main_page_has_its_plain_french(content):
    pages = Page.objects.filter(path__in=PLAIN).exclude(title_facile="").exclude(summary_facile="")
    assert sorted(pages.values_list("path", flat=True)) == sorted(PLAIN)
    for path in PLAIN:
        assert len([block for block in blocks_of(path) if is_written_in(block, "facile")]) >= 5, path


def test_a_block_kept_in_plain_french_is_plain_in_all_its_parts(content):
    kept = [block for path in PLAIN for block in blocks_of(path) if is_written_in(block, "facile")]
    assert [block for block in kept if missing_in(block, "facile")] == []


def test_plain_french_is_made_of_short_sentences(content):
    texts = [text for path in PLAIN for text in plain_texts(path)]
    assert texts and [said for text in texts for said in sentences(text) if len(said.split()) > 14] == []
