"""The editors of the admin start under its strict policy, with the mouse and with the keyboard."""

import pytest

from tests.browser.staff import signed_in

ADD = "/admin/pages/page/add/"
WATCH = """
window.refused = [];
document.addEventListener("securitypolicyviolation", (event) => refused.push(`${event.violatedDirective} ${event.sourceFile}`));
"""


@pytest.fixture
def desk(open_page):
    """desk(path) → the page of the admin at `path`, signed in; `faults()` says what the browser complained about."""

    def opened(path, **options):
        page = open_page("/admin/login/", **options)
        complaints = []
        page.context.add_init_script(WATCH)
        page.on(
            "console", lambda message: complaints.append(message.text) if message.type == "error" else None
        )
        page.on("pageerror", lambda error: complaints.append(str(error)))
        signed_in(page, path)
        page.faults = lambda: complaints + page.evaluate("refused")
        return page

    return opened


def add_block(page, name):
    page.locator(".order-machine-insert-target.last").click()
    page.locator(".plugin-button", has_text=name).click()


def surface(page, language="fr"):
    return page.locator(
        f'.order-machine .inline-related:not(.empty-form) .ProseMirror[aria-label="Texte ({language})"]'
    )


def test_a_page_is_written_and_saved_without_a_complaint_of_the_browser(desk):
    page = desk(ADD)
    page.fill("#id_title_fr", "Essai d’écriture")
    add_block(page, "Texte")
    surface(page, "français").click()
    page.keyboard.type("Bonjour à tous.")
    assert page.faults() == []
    page.get_by_role("button", name="Enregistrer le brouillon").click()
    page.wait_for_url("**/change/**")
    assert "Bonjour à tous." in surface(page, "français").inner_text()
    assert page.faults() == []


def test_the_address_follows_the_title(desk):
    page = desk(ADD)
    page.locator("#id_title_fr").press_sequentially("Se loger à Béthune")
    assert page.input_value("#id_slug") == "se-loger-a-bethune"


def test_the_address_has_all_the_letters_of_the_title(desk):
    page = desk(ADD)
    page.locator("#id_title_fr").press_sequentially("L’été à Nœux-les-Mines")
    assert page.input_value("#id_slug") == "l-ete-a-noeux-les-mines"


def test_the_text_of_a_project_is_edited_without_a_complaint(desk):
    page = desk("/admin/programmes/project/add/")
    page.locator(".field-body_fr .prose-editor > .ProseMirror").first.click()
    page.keyboard.type("Des logements.")
    assert page.input_value("#id_body_fr") == "<p>Des logements.</p>"
    assert page.faults() == []


def test_a_table_needs_no_inline_style(desk):
    page = desk(ADD)
    add_block(page, "Texte")
    surface(page, "français").click()
    page.get_by_role("button", name="Tableau").first.click()
    page.locator(".prose-editor-dialog button[type=submit]").click()
    page.locator(".ProseMirror table").wait_for()
    assert page.faults() == []


def test_the_editors_speak_french(desk):
    page = desk(ADD)
    add_block(page, "Texte")
    names = page.locator(
        ".order-machine .inline-related:not(.empty-form) .prose-menubar [title]"
    ).evaluate_all("buttons => buttons.map((button) => button.title)")
    assert {"Gras", "Italique", "Lien", "Liste à puces"} <= set(names)
    assert not {"bold", "insert link"} & set(names)


def test_a_block_is_added_with_the_keyboard_alone(desk):
    page = desk(ADD)
    page.locator(".order-machine-insert-target.last").focus()
    page.keyboard.press("Enter")
    page.locator(".plugin-button", has_text="Encadré").focus()
    page.keyboard.press("Enter")
    assert page.locator(".order-machine #callout-0").is_visible()


def test_a_block_is_moved_with_the_keyboard_alone(desk):
    page = desk(ADD)
    add_block(page, "Texte")
    add_block(page, "Encadré")
    page.locator("#callout-0 .block-mover[title='Monter le bloc']").press("Enter")
    order = {name: int(page.input_value(f"#id_{name}-0-ordering")) for name in ("text", "callout")}
    assert order["callout"] < order["text"]


def test_a_block_is_folded_with_the_keyboard_alone(desk):
    page = desk(ADD)
    add_block(page, "Encadré")
    page.locator("#callout-0 .inline_label").press("Enter")
    page.locator("#id_callout-0-title_fr").wait_for(state="hidden")
    assert page.locator("#callout-0 .inline_label").get_attribute("aria-expanded") == "false"


def test_a_picture_is_chosen_by_typing_and_seen(desk):
    page = desk(ADD)
    page.locator(".field-picture .select2-selection").first.click()
    page.keyboard.type("Mont")
    page.locator(".select2-results__option", has_text="Mont").first.click()
    page.locator(".field-picture .choice-preview").wait_for()
    assert page.faults() == []


HIDDEN = """() => {
    const row = document.querySelector(".submit-row");
    const focus = document.activeElement.getBoundingClientRect();
    return !row.contains(document.activeElement) && focus.top >= row.getBoundingClientRect().top;
}"""


def test_what_has_the_focus_is_not_below_the_buttons(desk):
    page = desk(ADD)
    page.set_viewport_size({"width": 1280, "height": 800})
    page.focus("#id_title_fr")
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.querySelector('.submit-row').contains(document.activeElement)"):
            break
        assert not page.evaluate(HIDDEN), page.evaluate("document.activeElement.outerHTML")
