"""Sign-in by ProConnect, against a provider that enforces its rules: who is let in, and with what rights."""

import pytest
from django.contrib.auth.models import User

from tests.pages.accounts.factors import code as totp_code
from tests.pages.accounts.factors import give_totp
from tests.pages.proconnect.answers import BACK, START, is_in, said

pytestmark = pytest.mark.django_db


# Off until configured


@pytest.mark.parametrize("path", [START, BACK, "/compte/proconnect/deconnecte/"])
def test_it_is_off_until_it_is_configured(client, path):
    assert client.get(path).status_code == 404


def test_no_button_speaks_of_it_until_then(client):
    assert "ProConnect" not in client.get("/compte/connexion/").content.decode()


def test_the_button_keeps_where_they_were_going(client, proconnect):
    page = client.get("/compte/connexion/?next=/admin/pages/page/").content.decode()
    assert 'href="/compte/proconnect/?next=%2Fadmin%2Fpages%2Fpage%2F"' in page


# Who is let in


def test_whom_an_administrator_let_in_enters(client, access, identify):
    assert identify()["Location"] == "/admin/"
    assert is_in(client)


def test_and_goes_where_they_were_going(access, identify):
    assert identify("/en/admin/pages/page/")["Location"] == "/en/admin/pages/page/"


def test_a_wish_to_go_elsewhere_is_not_granted(access, identify):
    assert identify("https://evil.example/")["Location"] == "/admin/"


def test_the_identity_is_kept_by_issuer_and_sub(access, identify, proconnect):
    identify()
    access.refresh_from_db()
    assert (access.issuer, access.sub) == (proconnect.issuer, "sub-de-camille")


def test_once_known_the_address_may_change(client, access, identify, proconnect):
    identify()
    client.logout()
    proconnect.person["email"] = "camille.mariee@agglo.exemple"
    identify()
    assert is_in(client)


def test_another_person_who_gets_the_address_does_not_enter(client, access, identify, proconnect):
    identify()
    client.logout()
    proconnect.person["sub"] = "sub-de-la-suivante"
    assert "ce site non" in said(client, identify())
    assert not is_in(client)


def test_whoever_changes_organisation_no_longer_enters(client, access, identify, proconnect):
    identify()
    client.logout()
    proconnect.person["siret"] = "38047555800058"
    identify()
    assert not is_in(client)


def test_the_address_alone_lets_nobody_in(client, access, identify, proconnect):
    proconnect.person["siret"] = "38047555800058"
    identify()
    assert not is_in(client)


def test_the_address_of_an_account_is_not_enough_without_an_access(client, camille, identify, proconnect):
    proconnect.person["email"] = camille.email
    identify()
    assert not is_in(client)


def test_an_unknown_person_is_told_what_to_ask_for_and_no_account_is_made(client, identify):
    page = said(client, identify())
    assert "camille@agglo.exemple, SIRET 20007246000013" in page
    assert not User.objects.exists()


@pytest.mark.parametrize("field", ["is_active", "is_staff"])
def test_an_account_that_is_closed_or_not_of_the_staff_does_not_open(client, access, identify, field):
    User.objects.update(**{field: False})
    identify()
    assert not is_in(client)


def test_an_access_that_was_deleted_no_longer_opens(client, access, identify):
    identify()
    client.logout()
    access.delete()
    identify()
    assert not is_in(client)


def test_an_identity_gives_no_right(access, identify, proconnect):
    before = User.objects.values().get()
    proconnect.person |= {"roles": ["Administrateur"], "is_superuser": True, "groups": ["Éditeur"]}
    identify()
    after = User.objects.values().get()
    assert {name for name in before if before[name] != after[name]} == {"last_login"}
    assert not User.objects.get().groups.exists()


def test_the_second_factor_is_asked_for_all_the_same(client, access, camille, identify):
    give_totp(camille)
    assert identify()["Location"] == "/compte/connexion/second-facteur/"
    assert not is_in(client)
    client.post("/compte/connexion/second-facteur/", {"code": totp_code()})
    assert is_in(client)


def test_it_is_told_by_mail(access, identify, mailoutbox, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        identify()
    assert "Quelqu’un vient de se connecter" in mailoutbox[0].subject


def test_the_connection_is_listed(client, access, identify):
    identify()
    assert "cet appareil" in client.get("/compte/connexions/").content.decode()


def test_the_session_lasts_no_longer_than_that_of_proconnect(client, access, identify):
    identify()
    assert client.session.get_expiry_age() == 12 * 3600
