"""Grants in the admin."""

from decimal import Decimal

import pytest

from programmes.models import Grant
from tests.make import make_grant, make_partner

pytestmark = pytest.mark.django_db
LIST = "/admin/programmes/grant/"


@pytest.fixture
def club():
    return make_partner("Club d’exemple", kind="association", siret="38047555800058")


def test_the_list_says_the_sum_of_what_it_shows(admin_client, club):
    make_grant("Un", "1000.50", partner=club, year=2024)
    make_grant("Deux", "2000", partner=club)
    assert admin_client.get(LIST).context["summed"] == {"number": 2, "total": Decimal("3000.50")}
    assert admin_client.get(f"{LIST}?annee=2024").context["summed"]["total"] == Decimal("1000.50")


def test_the_sum_of_the_admin_is_that_of_the_public_ledger(admin_client, client, club):
    make_grant("Un", "0.10", partner=club)
    make_grant("Deux", "0.20", partner=club)
    make_grant("Brouillon", "5", partner=club, published_on=None)
    make_grant("Retenue", "7", person=Grant.Person.TO_CHECK)
    summed = admin_client.get(f"{LIST}?publication=publie").context["summed"]["total"]
    assert summed == client.get("/subventions/").context["filters"].amount == Decimal("0.30")


def test_a_search_needs_no_accent(admin_client, club):
    make_grant("Été au quartier", partner=club)
    assert admin_client.get(f"{LIST}?q=ETE").context["summed"]["number"] == 1


@pytest.mark.parametrize("query", ["annee=abc", "annee=²", "publication=rien", "q=%00"])
def test_what_no_filter_knows_is_no_error(admin_client, query):
    assert admin_client.get(f"{LIST}?{query}", follow=True).status_code == 200


def test_what_the_schema_asks_is_asked_in_words(admin_client, club):
    grant = make_grant(partner=club, convention_date=None, published_on=None)
    form = admin_client.get(f"{LIST}{grant.pk}/change/").context["adminform"].form
    data = {name: value for name, value in form.initial.items() if value not in (None, [])}
    data |= {"published_on": "01/03/2025", "payment_start": "14/03/2025", "communes": [], "quartiers": []}
    answer = admin_client.post(f"{LIST}{grant.pk}/change/", data)
    assert "Pour publier, donnez la date de la convention" in answer.text


def act(client, action, *grants):
    return client.post(
        LIST, {"action": action, "_selected_action": [grant.pk for grant in grants]}, follow=True
    )


def test_publishing_leaves_out_what_the_schema_refuses_and_says_so(admin_client, club):
    ready = make_grant("Un", partner=club, published_on=None)
    undated = make_grant("Deux", partner=club, convention_date=None, published_on=None)
    page = act(admin_client, "publish", ready, undated).text
    assert "1 subvention publiée." in page
    assert "1 reste en brouillon" in page
    assert list(Grant.objects.published()) == [ready]


def test_staff_decide_who_is_a_person(admin_client):
    grant = make_grant(person=Grant.Person.TO_CHECK)
    act(admin_client, "withhold", grant)
    assert not Grant.objects.published().exists()
    act(admin_client, "not_a_person", grant)
    assert [found.partner.name for found in Grant.objects.published()] == ["Association d’exemple"]


def test_the_dashboard_shows_what_is_due(admin_client, club):
    make_grant("Sans date", "30000", partner=club, convention_date=None, published_on=None)
    make_grant("En retard", "30000", partner=club, published_on=None)
    make_grant("Qui ?", beneficiary_name="Camille Exemple", person=Grant.Person.TO_CHECK)
    page = " ".join(admin_client.get("/admin/").text.replace("\xa0", " ").split())
    assert "30 000 € ; en tout 60 000 € cette année-là." in page
    assert "Était à publier avant le 1 mai 2025." in page
    assert "Camille Exemple" in page
