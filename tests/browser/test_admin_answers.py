"""axe finds nothing serious, and nothing overflows, on the screens of the admin that answer what was sent, nor on its forms."""

import pytest

from tests.browser.axe import SETTLED, overflow, serious
from tests.browser.staff import DATED, LEADS_NOWHERE, signed_in

FORMS = ("project", "programme", "event", "news", "call", "grantimport")


@pytest.fixture
def staff(open_page):
    return lambda path: signed_in(open_page("/admin/login/"), path)


def send(page, button):
    with page.expect_navigation():
        button.click()


def act(page, action, name):
    """On the row of that name, in a list."""
    page.get_by_role("row", name=name).first.get_by_role("checkbox").check()
    page.select_option("[name=action]", action)
    send(page, page.locator(".actions button[type=submit]"))


def faults(page):
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.evaluate(SETTLED)
        found += [f"{scheme}: {sentence}" for sentence in serious(page)]
    return found + [sentence for width in (360, 768, 1440) for sentence in overflow(page, width)]


@pytest.mark.parametrize("name", FORMS)
def test_the_form_of_what_exists(staff, name):
    page = staff(f"/admin/programmes/{name}/")
    send(page, page.locator("#result_list tbody th a").first)
    assert faults(page) == []


def test_a_reason_asked_from_the_list(staff):
    page = staff("/admin/pages/page/")
    act(page, "publish", "Exemple qui ne mène à rien")
    assert page.get_by_label("Publier quand même, parce que…").is_visible()
    assert faults(page) == []


def test_a_reason_of_blanks_before_a_draft_is_published(staff):
    page = staff(f"/admin/pages/page/{LEADS_NOWHERE}/publier/")
    page.get_by_label("Publier quand même, parce que…").fill(" ")
    send(page, page.get_by_role("button", name="Publier quand même"))
    assert page.get_by_text("Dites pourquoi publier quand même").is_visible()
    assert faults(page) == []


def test_the_number_asked_before_a_branch_is_deleted_from_the_list(staff):
    page = staff("/admin/pages/page/")
    act(page, "delete_selected", "Exemple qui ne mène à rien")
    assert page.get_by_label("tapez le nombre de pages supprimées").is_visible()
    assert faults(page) == []


def test_a_reason_asked_before_what_was_deleted_is_shown_again(staff):
    page = staff("/admin/pages/trashedobject/")
    send(page, page.get_by_role("link", name="Sortir de la corbeille Exemple jeté qui ne mène à rien"))
    page.get_by_label("Remontrer tout de suite au public").check()
    send(page, page.get_by_role("button", name="Sortir de la corbeille"))
    assert page.get_by_label("Publier quand même, parce que…").is_visible()
    assert faults(page) == []


def test_a_date_that_is_refused(staff):
    page = staff(f"/admin/pages/page/{DATED}/programmer/")
    page.get_by_label("Remplacer la version publiée le (jour)").fill("2020-01-01")
    send(page, page.get_by_role("button", name="Programmer", exact=True))
    assert page.get_by_text("Choisissez un moment à venir").is_visible()
    assert faults(page) == []
