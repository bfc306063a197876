"""The report: what is broken, in plain words, and where to mend it."""

import pytest
from django.utils import timezone

from pages.links.checking import Answer
from pages.models import ExternalLink
from tests.make import make_page, make_partner, make_project, make_text

pytestmark = pytest.mark.django_db
LIST = "/admin/pages/externallink/"


def answered(url, *answer):
    found = ExternalLink.objects.create(url=url)
    found.record(Answer(*answer), timezone.now())
    return found


def gone(url="https://a.exemple/1"):
    return answered(url, "disparu", 404)


def text(url="https://a.exemple/1", **fields):
    return make_text(make_page("Vie", **fields), f'<p><a href="{url}">La suite</a></p>')


def test_the_report_says_what_is_wrong_and_where_to_mend_it(admin_client):
    text()
    make_partner("Association", website="https://a.exemple/1")
    gone()
    html = admin_client.get(LIST).text
    assert "La page n’existe plus. (404)" in html
    assert ">page : Vie</a>" in html
    assert ">partenaire : Association</a>" in html


def test_a_permanent_move_says_the_new_address(admin_client):
    answered("https://a.exemple/1", "deplace", 200, "https://a.exemple/2")
    assert "L’adresse a changé pour toujours : https://a.exemple/2" in admin_client.get(LIST).text


def test_broken_links_are_found_apart(admin_client):
    gone()
    answered("https://a.exemple/2", "bon", 200)
    html = admin_client.get(LIST, {"etat": "casses"}).text
    assert "https://a.exemple/1" in html and "https://a.exemple/2" not in html


def test_what_was_mended_since_is_said(admin_client):
    gone()
    assert "Nulle part : il sera oublié" in admin_client.get(LIST).text


def test_the_form_of_one_says_it_too(admin_client):
    text()
    html = admin_client.get(f"{LIST}{gone().pk}/change/").text
    assert ">page : Vie</a>" in html


def test_the_dashboard_names_broken_links(admin_client):
    gone()
    html = admin_client.get("/admin/").text
    assert (
        f'<a href="{LIST}?etat=casses">Https://a.exemple/1</a>' in html or "https://a.exemple/1</a>" in html
    )


def test_nothing_is_added_changed_or_deleted_by_hand(admin_client):
    found = gone()
    assert admin_client.get(f"{LIST}add/").status_code == 403
    assert admin_client.post(f"{LIST}{found.pk}/delete/", {"post": "yes"}).status_code == 403
    assert admin_client.post(f"{LIST}{found.pk}/change/", {"url": "https://b.exemple/"}).status_code == 403


@pytest.mark.parametrize("number", [1, 15])
def test_the_report_costs_the_same_with_few_links_or_many(
    admin_client, django_assert_max_num_queries, number
):
    for each in range(number):
        url = f"https://a.exemple/{each}/"
        gone(url)
        text(url, slug=f"vie-{each}")
        make_project(f"Projet {each}", body=f'<p><a href="{url}">La suite</a></p>')
    with django_assert_max_num_queries(9):
        admin_client.get(LIST)
