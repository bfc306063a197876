"""Who pays what: totals to the cent, shares that make a whole, and what is not known said so."""

import re
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from programmes.models import FundingLine
from programmes.projects.models.funding import FundingPlan, shares
from tests.make import make_partner, make_project
from tests.reading import texts

amounts = st.lists(
    st.decimals(Decimal("0.01"), Decimal("999999999999.99"), places=2), min_size=1, max_size=12
)


@pytest.mark.no_database
@settings(max_examples=40, deadline=None)
@given(amounts)
def test_shares_make_a_hundred_and_none_is_off_by_a_tenth(found):
    said = shares(found)
    assert sum(said) == 100
    total = sum(found)
    for amount, share in zip(found, said, strict=True):
        assert abs(share - amount * 100 / total) < Decimal("0.1")


@pytest.mark.no_database
def test_three_thirds_make_a_whole():
    assert shares([Decimal(1)] * 3) == [Decimal("33.4"), Decimal("33.3"), Decimal("33.3")]


@pytest.mark.no_database
def test_no_amounts_no_shares():
    assert shares([]) == []


def plan(*found):
    return FundingPlan(
        [FundingLine(amount=amount and Decimal(amount), status=status) for amount, status in found]
    )


@pytest.mark.no_database
def test_what_is_unknown_is_neither_zero_nor_in_the_total():
    made = plan(("10.10", "vote"), (None, ""), ("0.20", "paye"))
    assert (made.total, made.unknown) == (Decimal("10.30"), 1)
    assert [line.share for line in made.lines] == [Decimal("98.1"), None, Decimal("1.9")]


@pytest.mark.no_database
def test_a_plan_of_unknown_amounts_has_no_total():
    made = plan((None, "vote"))
    assert made.total is None
    assert made.by_status == []


@pytest.mark.no_database
def test_totals_by_state_add_up():
    made = plan(("1", "paye"), ("2", "prevu"), ("4", "paye"), ("8", ""))
    assert made.by_status == [("état non précisé", 8), ("prévu", 2), ("payé", 5)]
    assert sum(amount for label, amount in made.by_status) == made.total


@pytest.mark.django_db
class TestPage:
    @pytest.fixture
    def lilas(self):
        return make_project("Lilas")

    def page(self, client):
        """Its blanks all alike, and none beside a tag that holds an amount."""
        text = re.sub(r"\s+", " ", client.get("/projets/lilas/").text)
        return re.sub(r"(<(?:td|strong)[^>]*>) | (?=</(?:td|strong)>)", r"\1", text)

    def fund(self, project, amount, **fields):
        partner = make_partner(f"Financeur {amount}", "region")
        return project.funding_lines.create(partner=partner, amount=amount, **fields)

    def test_the_table_says_who_what_when_how_much_and_the_share(self, client, lilas):
        self.fund(lilas, "1500.50", kind="subvention", status="vote", year=2026, source="Délibération 12")
        self.fund(lilas, "4501.50", kind="pret")
        page = self.page(client)
        assert "Financeur 1500.50</a>" in page
        assert "Subvention, 2026, voté. Source : <span>Délibération 12</span>" in page
        assert "Prêt, année non précisée, état non précisé<" in page
        assert "1 500,50 €" in texts(page, "td", "num")
        assert "25,0 %" in texts(page, "span", "bar__value")
        assert '<rect width="25.0" height="10"/>' in page
        assert "6 002 €" in texts(page, "td", "num")
        assert '<th scope="row">Total</th>' in page
        assert "1 500,50 € (voté)" in page

    def test_an_unknown_amount_makes_the_total_partial(self, client, lilas):
        self.fund(lilas, "100")
        self.fund(lilas, None)
        page = self.page(client)
        assert '<td class="num">inconnu</td><td>inconnue</td>' in page
        assert '<th scope="row">Total partiel</th>' in page
        assert "1 montant n’est pas connu : le total est partiel." in page
        assert "Part du montant connu" in page

    def test_nothing_known_is_no_zero(self, client, lilas):
        self.fund(lilas, None)
        page = self.page(client)
        assert "Montant non précisé" in page
        assert " 0 €" not in page

    def test_the_facts_say_the_total_where_no_sentence_does(self, client, lilas):
        self.fund(lilas, "100")
        assert "100 €" in texts(self.page(client), "strong")

    def test_the_page_and_the_data_have_the_same_total(self, client, lilas):
        for amount in ("0.10", "0.20", "1234567.89", None):
            self.fund(lilas, amount)
        rows = client.get("/donnees/financements.csv").getvalue().decode("utf-8-sig").splitlines()
        at = rows[0].split(",").index("montant")
        total = sum(Decimal(row.split(",")[at]) for row in rows[1:] if row.split(",")[at])
        assert total == FundingPlan(lilas.funding_lines.all()).total == Decimal("1234568.19")

    def test_the_plan_of_a_draft_is_in_no_file(self, client):
        self.fund(make_project("Secret", publish_at=None), "123.45")
        assert "123.45" not in client.get("/donnees/financements.csv").getvalue().decode()

    def test_zero_is_refused_in_words_and_by_the_database(self, lilas):
        line = FundingLine(project=lilas, partner=make_partner(), amount=Decimal(0))
        with pytest.raises(ValidationError, match="plus grand que zéro"):
            line.full_clean()
        with pytest.raises(IntegrityError), transaction.atomic():
            line.save()
