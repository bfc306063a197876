"""A second factor: demanded of who publishes, a code or a recovery code at each sign-in."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group, Permission, User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.pages.accounts.factors import code, give_totp
from tests.pages.conftest import PASSWORD

pytestmark = pytest.mark.django_db
STEP = "/compte/connexion/second-facteur/"


@pytest.fixture(autouse=True)
def required(settings):
    settings.SECOND_FACTOR_REQUIRED = True


def is_in(client):
    return client.get("/admin/").status_code == 200


def member(name, **fields):
    user = User.objects.create_user("dominique", password=PASSWORD, is_staff=True, **fields)
    user.groups.add(Group.objects.get_or_create(name=name)[0])
    return user


@pytest.mark.parametrize("name", ["Éditeur", "Administrateur"])
def test_who_publishes_or_governs_sees_no_screen_without_one(client, name):
    client.force_login(member(name))
    page = client.get("/admin/pages/page/", follow=True)
    assert page.redirect_chain[-1][0] == "/compte/"
    assert "Votre rôle demande un second facteur" in page.content.decode()


def test_nor_does_a_superuser(admin_client):
    assert not is_in(admin_client)


def test_who_writes_only_needs_none(client):
    client.force_login(member("Rédacteur"))
    assert is_in(client)


def test_where_it_is_not_required_nobody_needs_one(admin_client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    assert is_in(admin_client)


@pytest.mark.parametrize(
    "path",
    ["autocomplete/", "jsi18n/", "pages/page/add/", "auth/user/", "pages/picture/?q=x", "password_change/"],
)
def test_no_door_of_the_admin_is_left_open(client, editor, path):
    client.force_login(editor)
    assert client.get(f"/admin/{path}")["Location"].startswith(("/admin/login/", "/compte/"))


def test_with_one_the_admin_opens(client, editor):
    give_totp(editor)
    client.force_login(editor)
    assert is_in(client)


def test_recovery_codes_alone_are_none(client, editor):
    give_totp(editor)
    Authenticator.objects.filter(type="totp").delete()
    client.force_login(editor)
    assert not is_in(client)


def test_asking_costs_one_screen_two_queries_at_most(client, editor, settings):
    give_totp(editor)
    client.force_login(editor)
    counts = []
    for settings.SECOND_FACTOR_REQUIRED in (False, True):
        with CaptureQueriesContext(connection) as queries:
            client.get("/admin/")
        counts.append(len(queries))
    assert counts[1] - counts[0] <= 2


# Setting one up


@pytest.fixture
def confirmed(client, editor, sign_in):
    """Signed in, and has typed the password once more."""
    sign_in()
    client.post("/compte/confirmer/", {"password": PASSWORD})
    return client


def test_the_password_is_asked_again_before(client, editor, sign_in):
    sign_in()
    assert client.get("/compte/application/")["Location"].startswith("/compte/confirmer/")


def test_an_application_is_added_and_the_admin_opens(confirmed):
    page = confirmed.get("/compte/application/")
    secret = page.context["form"].secret
    assert 'src="data:image/svg+xml;base64,' in page.content.decode() and secret in page.content.decode()
    answer = confirmed.post("/compte/application/", {"code": code(secret)})
    assert answer["Location"] == "/compte/codes/"
    assert is_in(confirmed)


def test_the_drawing_to_scan_passes_the_policy(confirmed):
    assert "img-src 'self' data:" in confirmed.get("/compte/application/")["Content-Security-Policy"]


def test_a_wrong_code_adds_nothing(confirmed):
    confirmed.get("/compte/application/")
    page = confirmed.post("/compte/application/", {"code": "000000"})
    assert "n’est pas reconnu" in page.content.decode()
    assert not Authenticator.objects.exists()


def test_recovery_codes_are_shown_and_made_again(confirmed, editor):
    old = set(give_totp(editor).get_unused_codes())
    shown = confirmed.get("/compte/codes/").content.decode()
    assert old and [one for one in old if one not in shown] == []
    page = confirmed.post("/compte/codes/refaire/", follow=True).content.decode()
    assert len(re.findall(r"<code>\d{8}</code>", page)) == 10
    assert not any(one in page for one in old)


def test_whoever_takes_the_last_one_away_must_add_another(confirmed, editor):
    give_totp(editor)
    assert confirmed.get("/compte/application/retirer/").status_code == 200
    confirmed.post("/compte/application/retirer/")
    assert not Authenticator.objects.exists()
    assert not is_in(confirmed)


# Signing in with one


@pytest.fixture
def codes(editor):
    return give_totp(editor).get_unused_codes()


def test_the_password_alone_signs_nobody_in(codes, sign_in, client):
    assert sign_in()["Location"] == STEP
    assert "_auth_user_id" not in client.session
    assert not is_in(client)


def test_the_code_does_and_leads_where_they_were_going(codes, sign_in, client):
    sign_in(next="/admin/pages/page/")
    assert client.post(STEP, {"code": code()})["Location"] == "/admin/pages/page/"
    assert is_in(client)


def test_a_code_serves_once(codes, sign_in, client):
    sign_in()
    client.post(STEP, {"code": (used := code())})
    client.post("/compte/deconnexion/")
    sign_in()
    assert "n’est pas reconnu" in client.post(STEP, {"code": used}).content.decode()


def test_a_recovery_code_serves_once(codes, sign_in, client):
    for expected in (True, False):
        sign_in()
        client.post(STEP, {"code": codes[0]})
        assert is_in(client) is expected
        client.post("/compte/deconnexion/")


def test_a_key_is_offered_to_who_has_one_only(codes, sign_in, client):
    sign_in()
    assert "data-passkey" not in client.get(STEP).content.decode()


def test_guessing_codes_is_stopped(codes, sign_in, client):
    sign_in()
    for _ in range(5):
        client.post(STEP, {"code": "000000"})
    assert "Réessayez dans un quart d’heure" in client.post(STEP, {"code": code()}).content.decode()


def test_the_second_step_without_the_first_leads_back_to_it(codes, client):
    assert client.get(STEP)["Location"] == "/compte/connexion/"


def test_one_may_give_up_between_the_two(codes, sign_in, client):
    sign_in()
    client.post("/compte/deconnexion/")
    assert client.get(STEP)["Location"] == "/compte/connexion/"


@pytest.mark.parametrize(
    "credential", ["", "x", "[]", '"x"', "{}", '{"response": 1}', '{"id": "a", "response": {}}', "1"]
)
@pytest.mark.parametrize("path", [STEP, "/compte/connexion/cle/"])
def test_a_forged_key_is_refused_in_words(codes, sign_in, client, path, credential):
    sign_in()
    if path != STEP:
        client.post("/compte/deconnexion/")
    client.get(path, headers={"Accept": "application/json"})
    page = client.post(path, {"credential": credential}, follow=True)
    assert page.status_code == 200
    assert "_auth_user_id" not in client.session


# Losing one


def test_an_administrator_takes_it_away_for_who_lost_it(
    editor, codes, sign_in, client, admin_client, admin_user
):
    sign_in()
    client.post(STEP, {"code": code()})
    give_totp(admin_user)
    admin_client.post("/admin/auth/user/", {"action": "remove_factors", "_selected_action": [editor.pk]})
    assert list(Authenticator.objects.values_list("user", flat=True).distinct()) == [admin_user.pk]
    assert "_auth_user_id" not in client.session


def test_only_a_superuser_takes_that_of_a_superuser_away(client, admin_user, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    give_totp(admin_user)
    dominique = member("Administrateur")
    dominique.user_permissions.set(Permission.objects.filter(codename__in=["change_user", "view_user"]))
    client.force_login(dominique)
    page = client.post(
        "/admin/auth/user/", {"action": "remove_factors", "_selected_action": [admin_user.pk]}, follow=True
    )
    assert "Votre compte ne le permet pas pour : « admin »." in page.content.decode()
    assert Authenticator.objects.filter(user=admin_user).exists()


def test_the_secret_of_a_factor_is_on_no_screen_of_the_admin(admin_client, admin_user):
    give_totp(admin_user)
    assert admin_client.get("/admin/mfa/authenticator/").status_code == 404
