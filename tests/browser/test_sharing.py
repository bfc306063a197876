"""A partner without an account reads drafts, comments and signs; staff make the link and see what came of it."""

import pytest

from tests.browser.axe import serious, violations
from tests.browser.screens import SHARED, SHARED_PAGE, SHARED_TOKEN
from tests.browser.staff import signed_in

#: Each text is shared by one test: they run on the same site.
ADD = "/admin/pages/bundle/add/"


@pytest.fixture
def link(open_page):
    """The address that staff are given for a bundle of the two texts of shared_examples.py."""
    page = signed_in(open_page("/admin/login/"), ADD)
    page.fill("#id_title", "Essai de partage")
    for name in ("Page : Exemple d’écrit", "Projet : Exemple de chantier"):
        page.get_by_label(name).check()
    page.fill("#id_recipients-0-organisation", "Essai de commune")
    page.fill("#id_recipients-0-person", "Camille Essai")
    page.get_by_role("button", name="Enregistrer", exact=True).click()
    given = page.get_by_label("Essai de commune (Camille Essai)").input_value()
    assert serious(page) == []
    page.get_by_role("link", name="Suivi du partage").click()
    page.staff_sees = lambda: page.reload() and page.locator("#content-main").inner_text()
    return given, page


@pytest.fixture
def partner(open_page, site, link):
    address, staff = link
    page = open_page(address.removeprefix(site), width=360)
    page.staff = staff
    return page


def test_a_partner_reads_comments_and_signs(partner):
    partner.get_by_role("link", name="Exemple d’écrit", exact=True).click()
    assert "Ce texte n’est pas public" in partner.locator(".banner").first.inner_text()
    partner.get_by_role("link", name="un lien vers l’autre").click()
    assert partner.locator("h1").inner_text() == "Exemple de chantier"
    partner.go_back()
    partner.get_by_role("link", name="Commenter ou valider").click()
    block = partner.locator("section.panel", has_text="Exemple de suite.")
    block.get_by_label("Remarque sur").fill("Il manque une date.")
    block.get_by_role("button", name="Envoyer la remarque").click()
    assert partner.locator("[role=status]").inner_text() == "Votre remarque est envoyée."
    block = partner.locator("section.panel", has_text="Exemple de suite.")
    block.get_by_role("button", name="Valider pour Essai de commune").click()
    assert "Validé pour Essai de commune par Camille Essai" in block.inner_text()
    assert violations(partner) == []
    said = partner.staff.staff_sees()
    assert "Il manque une date." in said and "Essai de commune (Camille Essai" in said
    assert partner.context.cookies() == []


def test_everything_is_signed_with_the_keyboard_alone(partner):
    partner.get_by_role("link", name="Commenter ou valider").last.press("Enter")
    partner.get_by_role("button", name="Tout valider").press("Enter")
    assert "Tout est validé pour votre organisme." in partner.locator("#passage-tout").inner_text()


def test_a_withdrawn_link_says_what_to_do(partner):
    partner.staff.get_by_role("button", name="Retirer tout le partage").click()
    partner.reload()
    assert "Ce lien ne fonctionne pas" in partner.locator("h1").inner_text()
    assert violations(partner) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", [ADD, "/admin/pages/bundle/1/suivi/"])
def test_axe_finds_nothing_serious_on_a_phone_of_staff(open_page, path, scheme):
    assert serious(signed_in(open_page("/admin/login/", 360, scheme), path)) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", SHARED.values(), ids=SHARED.keys())
def test_axe_finds_nothing_on_the_desk_of_a_partner(open_page, path, scheme):
    assert violations(open_page(path, 1280, scheme)) == []


def test_axe_finds_nothing_where_a_text_has_come_out_meanwhile(open_page):
    page = open_page(f"/partage/{SHARED_TOKEN}/{SHARED_PAGE + 2}/", width=360)
    assert page.get_by_text("Exemple publié depuis").count()
    assert violations(page) == []


def test_pictures_of_a_draft_are_seen(open_page):
    page = open_page(SHARED["shared draft"])
    assert (
        page.locator("main figure img").first.evaluate(
            "image => image.decode().then(() => image.naturalWidth)"
        )
        > 0
    )
