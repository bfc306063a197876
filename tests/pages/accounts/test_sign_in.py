"""Staff sign in by name and password; nobody else learns who has an account."""

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import NoReverseMatch, reverse

from pages.models import Page
from tests.pages.conftest import PASSWORD

pytestmark = pytest.mark.django_db


def signed_in(client):
    return "_auth_user_id" in client.session


def test_the_admin_leads_to_the_form_and_keeps_where_they_were_going(client):
    response = client.get("/admin/pages/page/add/", follow=True)
    assert response.redirect_chain[-1][0] == "/compte/connexion/?next=%2Fadmin%2Fpages%2Fpage%2Fadd%2F"
    assert 'name="next" value="/admin/pages/page/add/"' in response.content.decode()


def test_the_right_password_leads_there(camille, sign_in):
    assert sign_in(next="/admin/pages/page/add/")["Location"] == "/admin/pages/page/add/"


def test_without_a_wish_the_admin_opens(camille, sign_in):
    assert sign_in()["Location"] == "/admin/"


@pytest.mark.parametrize(
    "wish", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "\\\\evil.example"]
)
def test_a_wish_to_go_elsewhere_is_not_granted(camille, sign_in, wish):
    assert sign_in(next=wish)["Location"] == "/admin/"


def test_the_form_of_django_itself_signs_nobody_in(camille, client):
    client.post("/admin/login/", {"username": "camille", "password": PASSWORD})
    assert not signed_in(client)


def test_a_wrong_password_and_an_unknown_name_get_the_same_sentence(camille, sign_in):
    said = [sign_in(name, "faux").context["form"].non_field_errors() for name in ("camille", "inconnue")]
    assert (
        said[0]
        == said[1]
        == ["Ce nom et ce mot de passe ne vont pas ensemble. Vérifiez-les, majuscules comprises."]
    )


def test_an_account_that_is_closed_does_not_open(camille, sign_in, client):
    User.objects.update(is_active=False)
    assert sign_in()["Location"] == "/compte/compte-ferme/"
    assert not signed_in(client)


def test_an_account_that_closes_is_out_at_its_next_page(camille, sign_in, client):
    sign_in()
    User.objects.update(is_active=False)
    assert client.get("/admin/").status_code == 302


def test_someone_who_is_not_of_the_staff_is_told_so(db, client, sign_in):
    User.objects.create_user("dominique", password=PASSWORD)
    sign_in("dominique")
    page = client.get("/admin/", follow=True)
    assert "Votre compte n’ouvre pas l’administration" in page.content.decode()


@pytest.mark.parametrize(
    "path", ["/compte/inscription/", "/compte/signup/", "/accounts/signup/", "/compte/email/"]
)
def test_nobody_signs_up(client, path):
    assert client.get(path).status_code == 404


def test_no_route_signs_up():
    with pytest.raises(NoReverseMatch):
        reverse("account_signup")


def test_signing_out_asks_for_a_form(camille, sign_in, client):
    sign_in()
    assert client.get("/compte/deconnexion/").status_code == 200
    assert signed_in(client)
    assert client.post("/compte/deconnexion/")["Location"] == "/compte/connexion/"
    assert not signed_in(client)


def test_in_english_from_end_to_end(camille, client):
    page = client.get("/en/admin/", follow=True)
    assert page.redirect_chain[-1][0] == "/en/compte/connexion/?next=%2Fen%2Fadmin%2F"
    assert "Sign in" in page.content.decode()


@pytest.mark.parametrize("path", ["/compte/connexion/", "/compte/mot-de-passe/oublie/"])
def test_these_pages_are_kept_by_no_cache(client, path):
    assert {"private", "no-store"} <= set(client.get(path)["Cache-Control"].split(", "))


def test_the_form_stands_under_the_policy_of_the_admin(client):
    response = client.get("/compte/connexion/")
    assert "'unsafe-inline'" not in response["Content-Security-Policy"]
    assert "<style" not in response.content.decode() and "style=" not in response.content.decode()


def test_a_form_without_its_token_is_refused(camille):
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/compte/connexion/", {"login": "camille", "password": PASSWORD}).status_code == 403


def test_the_admin_leads_to_the_account(camille, client, sign_in):
    sign_in()
    assert 'href="/compte/"' in client.get("/admin/").content.decode()
    assert client.get("/admin/password_change/")["Location"] == "/compte/mot-de-passe/"
    assert client.get("/admin/logout/")["Location"] == "/compte/deconnexion/"


def test_no_page_takes_the_address_of_the_account(db):
    with pytest.raises(ValidationError, match="réservée au site"):
        Page(title="Compte", slug="compte").full_clean()
