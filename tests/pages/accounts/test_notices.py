"""The owner of an account is told what happens to it, by mail."""

import pytest
from django.contrib.auth.models import User
from django.core.mail import EmailMessage

from tests.pages.accounts.factors import code
from tests.pages.conftest import PASSWORD

pytestmark = pytest.mark.django_db
ANDROID = (
    "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/128.0 Mobile Safari/537.36"
)


@pytest.fixture
def letters(client, mailoutbox, django_capture_on_commit_callbacks):
    """letters(path, data) posts the form and gives the letters that leave, once the answer is sure."""

    def sent(path, data, **headers):
        with django_capture_on_commit_callbacks(execute=True):
            client.post(path, data, headers=headers)
        return mailoutbox

    return sent


ANSWER = {"login": "camille", "password": PASSWORD}


def test_a_sign_in_is_told_with_its_browser_and_its_address(camille, letters):
    (letter,) = letters("/compte/connexion/", ANSWER, **{"User-Agent": ANDROID})
    assert letter.to == ["camille@exemple.fr"]
    assert "Quelqu’un vient de se connecter avec votre compte." in letter.subject
    assert "depuis Chrome sur Android, adresse 127.0.0.1" in letter.body
    assert "changez de mot de passe" in letter.body


def test_the_letter_is_in_the_language_of_the_form(camille, letters):
    (letter,) = letters("/en/compte/connexion/", ANSWER)
    assert "Someone has just signed in" in letter.subject


def test_a_failure_is_not_told(camille, letters):
    assert letters("/compte/connexion/", ANSWER | {"password": "faux"}) == []


def test_an_account_without_address_signs_in_all_the_same(camille, letters, client):
    User.objects.update(email="")
    assert letters("/compte/connexion/", ANSWER) == []
    assert "n’a pas d’adresse électronique" in client.get("/compte/").content.decode()


def test_a_mail_server_that_is_away_keeps_nobody_out(camille, letters, client, monkeypatch, caplog):
    monkeypatch.setattr(EmailMessage, "send", lambda self: 1 / 0)
    letters("/compte/connexion/", ANSWER)
    assert client.get("/admin/").status_code == 200
    assert "division by zero" in caplog.text


def test_a_changed_password_is_told(camille, letters, client):
    client.force_login(camille)
    new = "corons-et-terrils-62"
    sent = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    assert "Votre mot de passe a été changé." in letters("/compte/mot-de-passe/", sent)[0].subject


def test_a_factor_that_is_added_is_told(camille, letters, client):
    client.force_login(camille)
    client.post("/compte/confirmer/", {"password": PASSWORD})
    secret = client.get("/compte/application/").context["form"].secret
    assert (
        "application d’authentification" in letters("/compte/application/", {"code": code(secret)})[0].subject
    )


def test_a_factor_taken_away_by_an_administrator_is_told(
    camille, admin_client, mailoutbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        admin_client.post("/admin/auth/user/", {"action": "remove_factors", "_selected_action": [camille.pk]})
    assert "Un administrateur a retiré votre second facteur" in mailoutbox[0].body


def test_a_password_chosen_by_an_administrator_is_told(
    camille, admin_client, mailoutbox, django_capture_on_commit_callbacks
):
    new = {
        "password1": "corons-et-terrils-62",
        "password2": "corons-et-terrils-62",
        "usable_password": "true",
    }
    with django_capture_on_commit_callbacks(execute=True):
        answer = admin_client.post(f"/admin/auth/user/{camille.pk}/password/", new)
    assert answer.status_code == 302
    assert "Votre mot de passe a été changé." in mailoutbox[0].body
