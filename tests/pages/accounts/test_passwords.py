"""Passwords pass Django's validators, and are chosen anew by a link that serves once."""

import re

import pytest
from django.contrib.auth.models import User

from tests.pages.conftest import PASSWORD

pytestmark = pytest.mark.django_db
NEW = "corons-et-terrils-62"


@pytest.fixture
def ask(client, django_capture_on_commit_callbacks):
    """ask(address) → the page that answers whoever forgot; letters leave."""

    def asked(address):
        with django_capture_on_commit_callbacks(execute=True):
            return client.post("/compte/mot-de-passe/oublie/", {"email": address}, follow=True)

    return asked


@pytest.fixture
def link(camille, ask, mailoutbox):
    ask("camille@exemple.fr")
    return re.search(r"https?://[^/]+(/\S+)", mailoutbox[0].body)[1]


@pytest.mark.parametrize("weak", ["court", "12345678901", "password123", "camille-62"])
def test_a_weak_password_is_refused_when_it_is_changed(client, camille, weak):
    client.force_login(camille)
    sent = {"oldpassword": PASSWORD, "password1": weak, "password2": weak}
    assert client.post("/compte/mot-de-passe/", sent).context["form"].errors["password1"]


def test_the_old_one_is_needed(client, camille):
    client.force_login(camille)
    sent = {"oldpassword": "faux", "password1": NEW, "password2": NEW}
    assert client.post("/compte/mot-de-passe/", sent).context["form"].errors["oldpassword"]


def test_the_link_of_the_letter_leads_to_a_new_password(client, link, sign_in):
    form = client.get(link, follow=True)
    client.post(form.redirect_chain[-1][0], {"password1": NEW, "password2": NEW})
    assert sign_in(password=NEW)["Location"] == "/admin/"


def test_the_link_serves_once(client, link):
    form = client.get(link, follow=True)
    client.post(form.redirect_chain[-1][0], {"password1": NEW, "password2": NEW})
    assert "Ce lien a déjà servi" in client.get(link, follow=True).content.decode()


def test_a_weak_password_is_refused_there_too(client, link):
    form = client.get(link, follow=True)
    page = client.post(form.redirect_chain[-1][0], {"password1": "court", "password2": "court"})
    assert page.context["form"].errors["password1"]


@pytest.mark.parametrize("forged", ["1-abc", "zzzzzzzzzzzzzzz-abc", "0-set-password", "1-set-password"])
def test_a_forged_link_is_refused_in_words(client, forged):
    page = client.get(f"/compte/mot-de-passe/oublie/{forged}/", follow=True)
    assert "Ce lien a déjà servi" in page.content.decode()


def test_a_known_and_an_unknown_address_get_the_same_page(camille, ask, mailoutbox):
    known, unknown = ask("camille@exemple.fr"), ask("inconnue@exemple.fr")
    assert known.redirect_chain == unknown.redirect_chain
    assert [letter.to for letter in mailoutbox] == [["camille@exemple.fr"]]


def test_the_address_that_an_administrator_took_away_no_longer_serves(camille, ask, mailoutbox):
    ask("camille@exemple.fr")
    User.objects.update(email="ailleurs@exemple.fr")
    ask("camille@exemple.fr")
    assert len(mailoutbox) == 1


def test_an_account_that_is_closed_gets_no_letter(camille, ask, mailoutbox):
    User.objects.update(is_active=False)
    ask("camille@exemple.fr")
    assert mailoutbox == []


def test_a_new_password_lets_nobody_past_the_second_factor(client, link, sign_in, camille):
    from tests.pages.accounts.factors import give_totp

    give_totp(camille)
    form = client.get(link, follow=True)
    client.post(form.redirect_chain[-1][0], {"password1": NEW, "password2": NEW})
    assert sign_in(password=NEW)["Location"] == "/compte/connexion/second-facteur/"
