"""The languages of a form: side by side, shown or hidden by a choice that is kept."""

import pytest

from tests.browser.staff import signed_in

ADD = "/admin/pages/page/add/"


@pytest.fixture
def desk(open_page):
    return lambda path, **options: signed_in(open_page("/admin/login/", **options), path)


def box(page, language):
    return page.locator(f"#id_title_{language}").bounding_box()


def press(page, language):
    page.locator(f"[data-languages] [data-language={language}]").press("Enter")


def test_languages_stand_side_by_side_on_a_wide_screen(desk):
    page = desk(ADD, width=1440)
    assert box(page, "fr")["y"] == box(page, "en")["y"] == box(page, "facile")["y"]


def test_languages_stand_one_below_the_other_on_a_narrow_one(desk):
    page = desk(ADD, width=400)
    assert box(page, "fr")["y"] < box(page, "en")["y"] < box(page, "facile")["y"]


def test_a_language_is_hidden_and_shown_again(desk):
    page = desk(ADD)
    press(page, "en")
    assert not page.locator("#id_title_en").is_visible()
    press(page, "en")
    assert page.locator("#id_title_en").is_visible()


def test_the_choice_is_said_and_kept(desk):
    page = desk(ADD)
    press(page, "facile")
    page.reload()
    assert not page.locator("#id_title_facile").is_visible()
    assert page.locator("[data-languages] [data-language=facile]").get_attribute("aria-pressed") == "false"


def test_french_is_always_there(desk):
    page = desk(ADD)
    press(page, "en")
    press(page, "facile")
    assert page.locator("#id_title_fr").is_visible()


def test_a_block_added_later_follows_the_choice(desk):
    page = desk(ADD)
    press(page, "en")
    page.locator(".order-machine-insert-target.last").click()
    page.locator(".plugin-button", has_text="Citation").click()
    assert page.locator("#id_quote-0-caption_fr").is_visible()
    assert not page.locator("#id_quote-0-caption_en").is_visible()


def test_a_rich_text_in_french_alone_is_to_translate(desk):
    page = desk(ADD)
    page.locator(".order-machine-insert-target.last").click()
    page.locator(".plugin-button", has_text="Texte").click()
    english = page.locator("#text-0 .prose-editor:has(#id_text-0-body_en)")
    assert "to-translate" not in english.get_attribute("class")
    page.locator("#text-0 .prose-editor:has(#id_text-0-body_fr) > .ProseMirror").click()
    page.keyboard.type("Bonjour")
    assert "to-translate" in english.get_attribute("class")
    assert english.locator("> .ProseMirror").get_attribute("data-to-translate") == "à traduire"


def test_without_javascript_every_language_is_shown(desk):
    page = desk(ADD, java_script_enabled=False)
    assert all(page.locator(f"#id_title_{language}").is_visible() for language in ("fr", "en", "facile"))
    assert not page.locator("[data-languages]").is_visible()


def test_a_new_object_begins_in_its_first_field(desk):
    page = desk("/admin/pages/banner/add/")
    page.wait_for_function("document.querySelector('[data-languages]').hidden === false")
    page.wait_for_function("document.activeElement !== document.body")
    assert page.evaluate("document.activeElement.id") == "id_level"
