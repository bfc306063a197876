"""An address typed without its last slash leads to the one with it, when something answers there."""

import pytest

from pages.models import Redirect
from tests.make import make_page, make_project

pytestmark = pytest.mark.django_db


def hops(client, path):
    return client.get(path, follow=True).redirect_chain


def test_a_page_is_one_hop_away(client):
    make_page("Habiter")
    assert hops(client, "/habiter") == [("/habiter/", 301)]


def test_a_fixed_route_is_one_hop_away(client):
    assert hops(client, "/projets") == [("/projets/", 301)]


def test_a_project_is_one_hop_away(client):
    make_project("Cité des Lilas")
    assert hops(client, "/projets/cite-des-lilas") == [("/projets/cite-des-lilas/", 301)]


def test_the_question_is_kept(client):
    assert hops(client, "/projets?page=1") == [("/projets/?page=1", 301)]


def test_the_language_is_kept(client):
    make_page("Habiter")
    assert hops(client, "/en/habiter") == [("/en/habiter/", 301)]


def test_a_language_alone_is_one_hop_away(client, home):
    assert hops(client, "/en") == [("/en/", 301)]


def test_nothing_is_found_where_nothing_answers(client):
    assert client.get("/n-existe-pas").status_code == 404


def test_a_draft_is_not_given_away(client):
    make_page("Brouillon", publish_at=None)
    assert client.get("/brouillon").status_code == 404


def test_a_project_that_is_none_is_not_found(client):
    assert client.get("/projets/rien").status_code == 404


def test_an_old_address_is_one_hop_away(client):
    make_page("Habiter")
    Redirect.objects.create(old_path="/loger/", target="/habiter/")
    assert hops(client, "/loger") == [("/habiter/", 301)]


def test_a_page_that_only_points_elsewhere_is_one_hop_away(client):
    make_page("Nos projets", link="/projets/")
    assert hops(client, "/nos-projets") == [("/projets/", 301)]


def test_what_is_sent_is_not_sent_on(client):
    make_page("Habiter")
    assert client.post("/habiter").status_code == 405


def test_two_slashes_lead_to_no_other_site(client):
    make_page("Exemple", slug="example")
    response = client.get("//example")
    assert not response.get("Location", "").startswith("//")
