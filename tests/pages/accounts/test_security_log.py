"""What changes the security of an account is in the audit log, whoever did it, once."""

import pytest
from allauth.mfa.models import Authenticator

from pages.access.audit import Act
from pages.models import AuditEntry
from tests.pages.access.people import allow
from tests.pages.accounts.factors import code, give_totp
from tests.pages.conftest import PASSWORD

pytestmark = pytest.mark.django_db
NEW = "beffrois-et-carillons-62"


def entries():
    found = AuditEntry.objects.exclude(act__in=(Act.SIGN_IN, Act.SIGN_OUT)).order_by("pk")
    return [(entry.act, entry.user_name, entry.object_name, entry.details["message"]) for entry in found]


@pytest.fixture
def confirmed(client, camille, sign_in):
    sign_in()
    client.post("/compte/confirmer/", {"password": PASSWORD})
    return client


def test_ones_own_password(confirmed):
    sent = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    confirmed.post("/compte/mot-de-passe/", sent)
    assert entries() == [("security", "camille", "camille", "Votre mot de passe a été changé.")]


def test_a_password_that_is_refused_is_not_written(confirmed):
    confirmed.post("/compte/mot-de-passe/", {"oldpassword": "faux", "password1": NEW, "password2": NEW})
    assert entries() == []


def test_a_factor_added_then_taken_away(confirmed, django_capture_on_commit_callbacks):
    secret = confirmed.get("/compte/application/").context["form"].secret
    with django_capture_on_commit_callbacks(execute=True):
        confirmed.post("/compte/application/", {"code": code(secret)})
    confirmed.post("/compte/application/retirer/")
    assert not Authenticator.objects.exists()
    said = [message for _act, _who, _what, message in entries()]
    assert "Une application d’authentification a été ajoutée à votre compte." in said
    assert said[-1] == "L’application d’authentification a été retirée de votre compte."


def test_an_account_without_an_address_is_written_too(confirmed, camille):
    camille.email = ""
    camille.save()
    test_ones_own_password(confirmed)


@pytest.mark.parametrize("action", ["close_sessions", "remove_factors"])
def test_what_an_administrator_does_to_another_account(admin_client, camille, action):
    give_totp(camille)
    admin_client.post("/admin/auth/user/", {"action": action, "_selected_action": [camille.pk]})
    [(act, who, what, _said)] = entries()
    assert (act, who, what) == ("security", "admin", "camille")


def test_a_second_factor_is_asked_of_who_may_publish_by_no_role(client, camille, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    client.force_login(allow(camille, "view_page", "publish_page"))
    assert client.get("/admin/").status_code == 302
