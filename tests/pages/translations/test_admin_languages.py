"""The languages of a text stand side by side in the admin, French first."""

import re

import pytest

from tests.make import make_page, make_text


@pytest.fixture(scope="module")
def html(staff):
    page = make_page("Habiter")
    make_text(page)
    return staff.get(f"/admin/pages/page/{page.pk}/change/").content.decode()


def test_the_languages_of_a_text_share_a_line(html):
    assert "form-row field-title_fr field-title_en field-title_facile" in html


def test_those_of_a_block_too(html):
    assert "form-row field-body_fr field-body_en field-body_facile" in html


def test_each_field_names_its_language(html):
    labels = re.findall(r'for="id_title_\w+">\s*([^<]+?)\s*:?</label>', html)
    assert [label.strip("\xa0 :") for label in labels] == [
        "Titre (français)", "Titre (anglais)", "Titre (version simplifiée)",
    ]  # fmt: skip


@pytest.mark.parametrize(("language", "lang"), [("fr", "fr"), ("en", "en"), ("facile", "fr")])
def test_each_field_is_written_in_its_language(html, language, lang):
    (field,) = re.findall(rf'<input[^>]*name="title_{language}"[^>]*>', html)
    assert f'lang="{lang}"' in field
    assert f'data-language="{language}"' in field


def test_an_empty_translation_is_said_to_be_written(html):
    (field,) = re.findall(r'<input[^>]*name="title_en"[^>]*>', html)
    assert 'placeholder="à traduire"' in field


def test_help_is_said_once(html):
    assert html.count("Une ou deux phrases courtes") == 1


def test_a_long_text_is_seen_whole(staff):
    """Half a line for each language would hide the end of a sentence."""
    html = staff.get("/admin/pages/picture/add/").content.decode()
    assert len(re.findall(r'<textarea[^>]*name="alt_(?:fr|en|facile)"', html)) == 3
    assert re.search(r'<input[^>]*name="credit_fr"', html)
