"""What a keyboard and a phone without JavaScript can do."""


def test_the_first_tab_leads_to_the_content(open_page):
    page = open_page("/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "contenu"


def test_what_has_the_focus_is_seen_to_have_it(open_page):
    page = open_page("/projets/")
    for _ in range(25):
        page.keyboard.press("Tab")
        assert page.evaluate(
            "getComputedStyle(document.activeElement).outlineStyle"
        ) != "none" or page.evaluate(
            "document.activeElement.closest('.card') && getComputedStyle(document.activeElement.closest('.card')).outlineStyle"
        ) not in (None, "none")


def test_the_menu_of_a_phone_opens_without_javascript(open_page):
    page = open_page("/", 360, java_script_enabled=False)
    page.get_by_role("button", name="Menu").click()
    page.get_by_role("link", name="Contact").first.click()
    assert page.url.endswith("/contact/")


def test_escape_closes_the_menu_of_a_phone(open_page):
    page = open_page("/", 360)
    page.get_by_role("button", name="Menu").click()
    page.keyboard.press("Escape")
    assert not page.get_by_role("navigation", name="Navigation principale").is_visible()


def test_a_resident_finds_the_projects_of_a_commune_without_javascript(open_page):
    page = open_page("/", 360, java_script_enabled=False)
    page.get_by_label("commune").select_option(label="Béthune")
    page.get_by_role("button", name="Voir les projets").click()
    page.get_by_role("link", name="Mont-Liébaut").first.click()
    assert page.url.endswith("/projets/bethune/")


def test_the_projects_are_narrowed_without_javascript(open_page):
    page = open_page("/projets/", java_script_enabled=False)
    page.get_by_label("Commune").select_option("auchel")
    page.get_by_role("button", name="Filtrer").click()
    assert "commune=auchel" in page.url
    assert page.get_by_role("link", name="Rénovation urbaine à Auchel").is_visible()


def test_a_question_opens_from_the_keyboard(open_page):
    page = open_page("/politique-de-la-ville/")
    page.locator("summary").first.press("Enter")
    assert page.locator("details[open]").count() == 1
