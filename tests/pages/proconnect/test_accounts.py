"""Around a sign-in by ProConnect: an administrator opens an account to it, and signing out ends it there too."""

import pytest

from tests.pages.proconnect.answers import is_in

pytestmark = pytest.mark.django_db


# Leaving


def test_signing_out_goes_on_to_proconnect_through_the_browser(client, access, identify, proconnect):
    identify()
    page = client.post("/compte/deconnexion/")
    assert not is_in(client)
    onward = page.context["onward"]
    assert f'content="0; url={onward.replace("&", "&amp;")}"' in page.content.decode()
    back = proconnect.end_session(onward)
    assert len(proconnect.logged_out) == 1
    assert client.get(back.removeprefix("http://testserver"))["Location"] == "/compte/connexion/"


def test_who_came_by_a_password_is_not_sent_there(client, camille, proconnect, sign_in):
    sign_in()
    assert client.post("/compte/deconnexion/")["Location"] == "/compte/connexion/"


def test_signing_out_ends_here_even_when_proconnect_is_away(client, access, identify, settings):
    identify()
    settings.PROCONNECT |= {"PROCONNECT_DOMAIN": "http://127.0.0.1:1"}
    assert client.post("/compte/deconnexion/")["Location"] == "/compte/connexion/"
    assert not is_in(client)


# The admin


def form_of(user, **access):
    rows = {f"proconnect_access-0-{name}": value for name, value in access.items()}
    counts = {"proconnect_access-TOTAL_FORMS": "1"}
    counts |= {f"{lines}-TOTAL_FORMS": "0" for lines in ("pagelimit_set", "programmelimit_set")}
    counts |= {name.replace("TOTAL", "INITIAL"): "0" for name in counts}
    joined = {"date_joined_0": "2026-01-01", "date_joined_1": "10:00:00"}
    return {"username": user.username, "is_active": "on", "is_staff": "on", **joined, **counts, **rows}


def test_an_administrator_opens_an_account_to_it(admin_client, camille, proconnect):
    sent = form_of(camille, email="Camille@Agglo.exemple", siret="20007246000013")
    assert admin_client.post(f"/admin/auth/user/{camille.pk}/change/", sent).status_code == 302
    assert camille.proconnect_access.email == "camille@agglo.exemple"


def test_a_siret_that_is_none_is_refused_in_words(admin_client, camille, proconnect):
    sent = form_of(camille, email="camille@agglo.exemple", siret="2000")
    page = admin_client.post(f"/admin/auth/user/{camille.pk}/change/", sent).content.decode()
    assert "Quatorze chiffres, sans espace." in page


def test_the_admin_says_nothing_of_it_until_it_is_configured(admin_client, camille):
    page = admin_client.get(f"/admin/auth/user/{camille.pk}/change/").content.decode()
    assert 'name="proconnect_access-0-email"' not in page
