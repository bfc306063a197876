"""Signing in as a person does: password, passkey of the device, code of a telephone; and the screens of an account."""

import re

import pytest
from django.contrib.admin import site
from django.contrib.auth.models import AnonymousUser, User
from django.template.loader import render_to_string

from tests.browser.axe import SETTLED, overflow, violations
from tests.browser.examples import NEWCOMERS
from tests.browser.server import ADMIN_PASSWORD
from tests.browser.staff import signed_in
from tests.pages.accounts.factors import code

FREE = {"sign-in": "connexion/", "forgotten": "mot-de-passe/oublie/", "sent": "mot-de-passe/oublie/envoye/"}
OWN = {
    "account": "",
    "password": "mot-de-passe/",
    "connections": "connexions/",
    "sign-out": "deconnexion/",
    "confirm": "confirmer/",
}
BEHIND = {"application": "application/", "passkey": "cles/ajouter/"}  # the password once more
#: What follows what was sent, or a link that has served, and what it says.
ANSWERS = {
    "compte-ferme/": "Ce compte a été fermé.",
    "mot-de-passe/oublie/change/": "Votre mot de passe est changé.",
    "mot-de-passe/oublie/1-set-password/": "Ce lien a déjà servi, ou il est trop vieux.",
    "proconnect/retour/?error=access_denied": "Cette identification a expiré",
}
WATCH = """
window.refused = [];
document.addEventListener("securitypolicyviolation", (event) => refused.push(`${event.violatedDirective} ${event.blockedURI}`));
"""


@pytest.fixture(scope="module", params=[*FREE, *OWN, *BEHIND])
def screen(request, browser, site):
    """Each screen in turn, as the owner of the account gets to it; loaded once for all the tests of it."""
    name, context = request.param, browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(60_000)
    context.add_init_script(WATCH)
    page, path = context.new_page(), f"/compte/{(FREE | OWN | BEHIND)[name]}"
    page.goto(f"{site}/compte/connexion/")
    if name in FREE:
        page.goto(site + path)
    else:
        signed_in(page, path)
    if "/confirmer/" in page.url and name in BEHIND:  # not within five minutes of the last time
        page.fill("#id_password", ADMIN_PASSWORD)
        page.get_by_role("button", name="Confirmer").click()
        page.wait_for_url(f"**{path}")
    yield page
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(screen, scheme):
    screen.set_viewport_size({"width": 1280, "height": 900})
    screen.emulate_media(color_scheme=scheme)
    screen.evaluate(SETTLED)
    assert violations(screen) == []


@pytest.mark.parametrize(("path", "said"), ANSWERS.items(), ids=ANSWERS.keys())
def test_axe_finds_nothing_on_what_is_answered(open_page, path, said):
    page = open_page(f"/compte/{path}", width=360)
    assert page.get_by_text(said).count() == 1
    assert violations(page) == []


def test_axe_finds_nothing_on_the_way_out_by_proconnect(open_page, rf, db):
    """Drawn in place of a screen of the served site, without the order to go on at once, to be looked at."""
    said = {"title": "Vous êtes déconnecté", "onward": "https://proconnect.invalid/"}
    request = rf.get("/compte/deconnexion/")
    request.user, request.session, request.csp_nonce = AnonymousUser(), {}, ""
    html = render_to_string("account/signed_out.html", site.each_context(request) | said, request)
    page = open_page("/compte/connexion/", width=360)
    page.set_content(re.sub(r'<meta http-equiv="refresh"[^>]*>', "", html))
    assert page.get_by_role("link", name="Continuer").count() == 1
    assert violations(page) == []


def test_axe_finds_nothing_on_the_form_of_a_new_password(
    open_page, client, db, mailoutbox, django_capture_on_commit_callbacks
):
    """Its address is in a letter: that of the tests' own site, drawn in place of a screen of the served one."""
    User.objects.create_user("camille", "camille@exemple.fr", "x")
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/compte/mot-de-passe/oublie/", {"email": "camille@exemple.fr"})
    address = re.search(r"https?://[^/]+(/compte/\S+)", mailoutbox[0].body)[1]
    page = open_page("/compte/connexion/", width=360)
    page.set_content(client.get(address, follow=True).text)
    assert page.get_by_label("Nouveau mot de passe").count()
    assert violations(page) == []


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_overflows(screen, width):
    assert overflow(screen, width) == []


def test_the_policy_stops_nothing(screen):
    assert screen.evaluate("refused") == []


# Passkeys: browsers know localhost, and no address in figures


newcomers = iter(NEWCOMERS)


@pytest.fixture
def newcomer():
    return next(newcomers)


@pytest.fixture
def device(open_page, site, newcomer):
    """A page of someone whose device has a fingerprint reader, at the sign-in form."""
    page = open_page("/compte/connexion/")
    protocol = page.context.new_cdp_session(page)
    protocol.send("WebAuthn.enable")
    reader = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    page.authenticator = protocol.send("WebAuthn.addVirtualAuthenticator", {"options": reader})[
        "authenticatorId"
    ]
    page.protocol, page.newcomer = protocol, newcomer
    page.site = site.replace("127.0.0.1", "localhost")
    page.goto(f"{page.site}/compte/connexion/")
    return page


def by_password(page):
    page.goto(f"{page.site}/compte/connexion/?next=/admin/pages/page/")
    page.fill("#id_login", page.newcomer)
    page.fill("#id_password", ADMIN_PASSWORD)
    with page.expect_navigation():
        page.get_by_role("button", name="Se connecter", exact=True).click()


def confirm(page):
    page.fill("#id_password", ADMIN_PASSWORD)
    with page.expect_navigation():
        page.get_by_role("button", name="Confirmer").click()


def sign_out(page):
    page.goto(f"{page.site}/compte/deconnexion/")
    page.locator("#content").get_by_role("button", name="Se déconnecter").click()
    page.wait_for_url("**/connexion/")


def add_key(page):
    page.goto(f"{page.site}/compte/cles/ajouter/")
    confirm(page)
    page.fill("#id_name", "Mon téléphone")
    page.get_by_role("button", name="Ajouter cette clé").click()
    page.wait_for_url("**/codes/")


def remove(page, label):
    page.goto(f"{page.site}/compte/")
    page.get_by_role("link", name=label).click()
    confirm(page)  # asked anew by each sign-in
    assert violations(page) == []
    page.locator("#content").get_by_role("button", name="Retirer").click()
    page.wait_for_url("**/compte/**")


def test_a_passkey_is_added_then_opens_the_account_alone_or_after_the_password(device):
    by_password(device)
    device.wait_for_url(f"{device.site}/admin/pages/page/")
    add_key(device)
    assert device.locator(".account-codes code").count() == 10
    device.goto(f"{device.site}/compte/confirmer/cle/")
    assert device.locator("h1").inner_text() == "Confirmez que c’est vous"
    assert violations(device) == []

    sign_out(device)
    device.goto(f"{device.site}/compte/connexion/?next=/admin/pages/page/")
    device.get_by_role("button", name="Se connecter avec une clé d’accès").click()
    device.wait_for_url(f"{device.site}/admin/pages/page/")

    sign_out(device)
    by_password(device)
    device.wait_for_url("**/second-facteur/")
    assert violations(device) == []
    device.get_by_role("button", name="Utiliser ma clé d’accès").click()
    device.wait_for_url(f"{device.site}/admin/pages/page/")

    remove(device, "Retirer Mon téléphone")
    assert "Mon téléphone" not in device.locator("#content").inner_text()


def test_a_device_without_the_key_says_so(device):
    device.protocol.send(
        "WebAuthn.setUserVerified", {"authenticatorId": device.authenticator, "isUserVerified": False}
    )
    device.get_by_role("button", name="Se connecter avec une clé d’accès").click()
    device.get_by_role("alert").wait_for()
    assert "La clé n’a pas répondu" in device.get_by_role("alert").inner_text()


def test_the_code_of_a_telephone_is_added_then_asked_for(device):
    by_password(device)
    device.goto(f"{device.site}/compte/application/")
    confirm(device)
    secret = device.locator(".account-code").inner_text()
    device.fill("#id_code", code(secret))
    device.get_by_role("button", name="Ajouter l’application").click()
    device.wait_for_url("**/codes/")
    assert violations(device) == []
    recovery = device.locator(".account-codes code").first.inner_text()

    sign_out(device)
    by_password(device)
    device.fill("#id_code", recovery)
    device.get_by_role("button", name="Se connecter", exact=True).click()
    device.wait_for_url(f"{device.site}/admin/pages/page/")
    remove(device, "Retirer l’application d’authentification")


def test_without_javascript_the_form_signs_in_and_offers_no_key(open_page, newcomer):
    page = open_page("/compte/connexion/", java_script_enabled=False)
    assert not page.get_by_role("button", name="Se connecter avec une clé d’accès").is_visible()
    page.fill("#id_login", newcomer)
    page.fill("#id_password", ADMIN_PASSWORD)
    page.get_by_role("button", name="Se connecter", exact=True).click()
    page.wait_for_url("**/admin/")


def test_the_account_is_one_click_from_the_admin(open_page):
    page = signed_in(open_page("/admin/login/"), "/admin/")
    page.get_by_role("link", name="Mon compte").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Mon compte"
