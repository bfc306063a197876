"""Where an account is open: seen and closed by its owner, closed by an administrator, at once."""

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.auth.models import User
from django.test import Client

from tests.pages.conftest import PASSWORD

pytestmark = pytest.mark.django_db
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0"


def opened(name="camille", **headers):
    client = Client(headers=headers)
    client.post("/compte/connexion/", {"login": name, "password": PASSWORD})
    return client


def is_in(client):
    return client.get("/admin/").status_code == 200


@pytest.fixture
def elsewhere(camille):
    return opened(**{"User-Agent": FIREFOX})


@pytest.fixture
def here(elsewhere):
    return opened()


def test_each_connection_is_told_by_its_browser_and_its_address(here):
    page = here.get("/compte/connexions/").content.decode()
    assert "Firefox sur Windows" in page and "127.0.0.1" in page and "cet appareil" in page


def test_the_list_costs_no_more_queries_with_more_people(here, camille, django_assert_max_num_queries):
    User.objects.create_user("dominique", password=PASSWORD, is_staff=True)
    for _ in range(3):
        opened("dominique")
    with django_assert_max_num_queries(12):
        here.get("/compte/connexions/")


def test_one_is_closed_at_once(here, elsewhere):
    assert is_in(elsewhere)
    here.post("/compte/connexions/", {"session": UserSession.objects.order_by("pk").first().pk})
    assert not is_in(elsewhere)
    assert is_in(here)


def test_all_the_others_are_closed_at_once(here, elsewhere):
    here.post("/compte/connexions/")
    assert not is_in(elsewhere)
    assert is_in(here)


@pytest.mark.parametrize("key", ["x", "-1", "9" * 30, "²"])
def test_a_forged_choice_closes_nothing(here, elsewhere, key):
    assert here.post("/compte/connexions/", {"session": key}).status_code == 302
    assert is_in(elsewhere)


def test_nobody_closes_the_connection_of_another(here, camille):
    User.objects.create_user("dominique", password=PASSWORD, is_staff=True)
    dominique = opened("dominique")
    here.post("/compte/connexions/", {"session": UserSession.objects.get(user__username="dominique").pk})
    assert is_in(dominique)


def test_an_administrator_closes_those_of_someone(admin_client, camille, here, elsewhere):
    admin_client.post("/admin/auth/user/", {"action": "close_sessions", "_selected_action": [camille.pk]})
    assert not is_in(here) and not is_in(elsewhere)
    assert is_in(admin_client)


def test_a_new_password_closes_the_others(here, elsewhere):
    new = "corons-et-terrils-62"
    here.post("/compte/mot-de-passe/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert is_in(here)
    assert not is_in(elsewhere)


def test_a_visitor_has_no_account_to_look_at(client):
    assert client.get("/compte/connexions/")["Location"].startswith("/compte/connexion/?next=")
