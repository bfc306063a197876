"""The public ledger: what it lists, what it adds up to, what it never shows."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from programmes.models import Grant
from tests.make import make_grant, make_partner, make_project, make_quartier

pytestmark = pytest.mark.django_db


def words(response):
    """The page as one line, its unbreakable spaces as others."""
    return " ".join(response.text.replace("\xa0", " ").split())


@pytest.fixture
def club():
    return make_partner("Club d’exemple", kind="association", siret="38047555800058")


def test_an_empty_ledger_says_so(client):
    assert "Aucune subvention n’est publiée pour le moment." in client.get("/subventions/").text


def test_a_grant_is_listed_with_its_amount_and_its_purpose(client, club):
    make_grant("Atelier radio", "22000.80", partner=club, theme="1.4")
    page = words(client.get("/subventions/"))
    assert "Club d’exemple" in page
    assert "Atelier radio" in page
    assert "22 000,80 €" in page
    assert "Culture et expression artistique" in page


def test_amounts_are_written_as_english_does(client, club):
    make_grant("Atelier radio", "22000.80", partner=club)
    assert "22,000.80" in client.get("/en/subventions/").text


def test_a_draft_is_nowhere(client, club):
    draft = make_grant(partner=club, published_on=None)
    later = make_grant("Plus tard", partner=club, published_on=timezone.localdate() + timedelta(days=1))
    assert "0 €" not in words(client.get("/subventions/"))
    for grant in (draft, later):
        assert client.get(grant.get_absolute_url()).status_code == 404
    assert "Subventions reçues" not in client.get("/partenaires/club-dexemple/").text


@pytest.mark.parametrize("person", Grant.UNNAMED)
def test_a_person_is_never_named_before_someone_decides(client, person):
    grant = make_grant(beneficiary_name="Camille Exemple", person=person)
    for address in ("/subventions/", "/subventions/?texte=exemple", "/sitemap.xml"):
        assert "Camille" not in client.get(address).text
    assert client.get(grant.get_absolute_url()).status_code == 404


def test_the_ledger_says_how_many_grants_to_persons_it_leaves_out(client):
    make_grant(beneficiary_name="Camille Exemple", person=Grant.Person.WITHHELD)
    make_grant("Autre", beneficiary_name="Dominique Exemple", person=Grant.Person.TO_CHECK)
    assert "1 aide à une personne (1 000 €) n’est pas dans cette liste" in words(client.get("/subventions/"))


def test_a_person_who_agrees_is_named(client):
    make_grant(beneficiary_name="Camille Exemple", person=Grant.Person.AGREED)
    assert "Camille Exemple" in client.get("/subventions/").text


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("annee=2024", ["Vieux"]),
        ("theme=1.2", ["Soin"]),
        ("theme=sans", ["Vieux", "Radio"]),
        ("commune=bethune", ["Radio"]),
        ("commune=62119", ["Radio"]),
        ("association=club-dexemple", ["Radio"]),
        ("texte=rAdio", ["Radio"]),
        ("texte=exemple+soin", ["Soin"]),
        ("texte=%C3%A9l%C3%A8ve", ["Soin"]),
        ("annee=2025&theme=sans", ["Radio"]),
        ("annee=2024&theme=1.2", []),
    ],
)
def test_each_choice_narrows_the_ledger(client, club, bethune, query, shown):
    make_grant("Vieux", year=2024)
    make_grant("Soin des ÉLÈVES", theme="1.2")
    make_grant("Radio", partner=club).communes.add(bethune)
    found = [grant.purpose.split()[0] for grant in client.get(f"/subventions/?{query}").context["grants"]]
    assert sorted(found) == sorted(shown)


def test_what_the_address_holds_and_means_nothing_is_set_aside_and_said(client, club):
    make_grant(partner=club)
    page = words(client.get("/subventions/?annee=abc&theme=99&commune=nulle-part&association=%00personne"))
    assert page.count("Nous ne connaissons pas la valeur donnée") == 4
    assert "1 subvention, 1 000 €" in page


def test_a_choice_says_how_many_it_would_show(client, club):
    make_grant("Un", partner=club, year=2024)
    make_grant("Deux", partner=club)
    make_grant("Trois", year=2024)
    page = words(client.get("/subventions/?association=club-dexemple"))
    assert '<option value="2025">2025 (1)</option>' in page
    assert '<option value="2024">2024 (1)</option>' in page


def test_a_choice_that_finds_nothing_shows_the_way_out(client, club):
    make_grant(partner=club)
    page = words(client.get("/subventions/?annee=2019&texte=radio"))
    assert "Rien ne répond à ces choix à la fois." in page
    assert "2019 (0)" in page


def test_totals_are_those_of_the_list(client, club):
    make_grant("Un", "0.10", partner=club, year=2024, theme="1.2")
    make_grant("Deux", "0.20", partner=club, year=2025, theme="1.2")
    make_grant("Trois", "1000", year=2025)
    filters = client.get("/subventions/").context["filters"]
    assert filters.amount == Decimal("1000.30")
    assert [(line.label, line.amount) for line in filters.by_year] == [
        (2025, Decimal("1000.20")),
        (2024, Decimal("0.10")),
    ]
    assert sum(line.amount for line in filters.by_theme) == filters.amount
    narrowed = client.get("/subventions/?theme=1.2").context["filters"]
    assert [narrowed.amount] == [line.amount for line in narrowed.by_theme] == [Decimal("0.30")]


def test_the_page_of_the_beneficiary_shows_its_grants_and_their_sum(client, club):
    make_grant("Un", "100", partner=club, year=2024)
    make_grant("Deux", "200", partner=club)
    page = words(client.get("/partenaires/club-dexemple/"))
    assert "2 subventions, 300 € en tout." in page
    assert 'href="/subventions/?association=club-dexemple"' in page


def test_a_partner_made_by_an_import_has_a_page_and_is_not_listed(client):
    club = make_partner("Club discret", kind="association", siret="38047555800058", is_listed=False)
    assert client.get("/partenaires/club-discret/").status_code == 404
    make_grant(partner=club)
    assert client.get("/partenaires/club-discret/").status_code == 200
    assert "Club discret" not in client.get("/partenaires/").text
    assert "club-discret" not in client.get("/sitemap.xml").text


def test_the_page_of_a_grant_says_what_came_of_it(client, club, bethune):
    project = make_project("Radio des Lilas")
    quartier = make_quartier(communes=[bethune])
    grant = make_grant(
        "Atelier radio", partner=club, objective="Parler.", outcome="Douze émissions.", project=project
    )
    grant.quartiers.add(quartier)
    grant.add_communes_of_quartiers()
    page = words(client.get(grant.get_absolute_url()))
    for said in ("Parler.", "Douze émissions.", "Radio des Lilas", "Mont Liébaut", "Béthune", "SIRET 38047"):
        assert said in page


def test_what_is_not_translated_says_it_is_french(client, club):
    grant = make_grant(partner=club, objective_fr="Parler.")
    assert 'class="prose" lang="fr"' in client.get(f"/en{grant.get_absolute_url()}").text


def test_what_staff_write_in_french_alone_says_so(client, club):
    grant = make_grant("Atelier radio", partner=club, payment_terms="échelonné")
    for address in ("/subventions/", grant.get_absolute_url(), "/partenaires/club-dexemple/"):
        assert 'lang="fr">Atelier radio' in client.get(f"/en{address}").text
        assert 'lang="fr">Atelier radio' not in client.get(address).text


def test_a_draft_project_is_not_named_by_its_grant(client, club):
    grant = make_grant(partner=club, project=make_project("Secret", publish_at=None))
    assert "Secret" not in client.get(grant.get_absolute_url()).text


def test_the_beneficiary_is_copied_from_its_partner(club):
    grant = make_grant(partner=club)
    assert (grant.beneficiary_name, grant.beneficiary_siret) == ("Club d’exemple", "38047555800058")


def test_the_same_grant_is_refused_twice(club):
    first = make_grant(partner=club)
    again = Grant(**{field: getattr(first, field) for field in COPIED})
    with pytest.raises(ValidationError, match="déjà enregistrée"):
        again.full_clean()


COPIED = (
    "attributor_name", "attributor_siret", "partner", "year", "purpose", "amount", "payment_terms", "payment_start",
    "convention_date",
)  # fmt: skip


@pytest.mark.parametrize("missing", [{"convention_date": None}, {"beneficiary_siret": ""}])
def test_what_the_national_schema_refuses_cannot_be_published(missing):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_grant(**missing)
    assert make_grant(**missing, published_on=None).pk


def test_the_apostrophe_of_a_formula_has_its_place_within_the_lengths_of_the_schema():
    make_grant(f"={254 * 'x'}").full_clean()
    with pytest.raises(ValidationError, match="255 caractères au plus"):
        make_grant(f"={255 * 'x'}").full_clean()


@pytest.mark.parametrize("siret", ["38047555800059", "3804755580005", "3,80476E+13"])
def test_a_wrong_siret_is_refused_in_words(club, siret):
    club.siret = siret
    with pytest.raises(ValidationError) as caught:
        club.full_clean()
    assert set(caught.value.message_dict) == {"siret"}


def test_the_offices_of_la_poste_have_keys_of_their_own():
    make_partner("Bureau de poste d’exemple", siret="35600000000048").full_clean()


def test_the_deadline_to_publish_is_three_months_after_the_signature():
    assert make_grant("a", convention_date=date(2024, 11, 30)).publication_due == date(2025, 2, 28)
    assert make_grant("b", convention_date=date(2017, 7, 31)).publication_due is None


def test_a_convention_is_asked_above_23000_euros_a_year_to_one_private_body(club):
    town = make_partner("Commune d’exemple", kind="commune")
    office = make_partner("Office d’exemple", kind="autre", siret="20007246000013")
    first = make_grant("a", "13000", partner=club, convention_date=None, published_on=None)
    second = make_grant("b", "10000", partner=club)
    make_grant("c", "23001", partner=town, convention_date=None, published_on=None)
    make_grant("d", "23001", partner=office, convention_date=None, published_on=None)
    make_grant("e", "90000", partner=club, year=2023)
    assert list(Grant.objects.without_convention()) == []
    third = make_grant("f", "0.01", partner=club)
    assert set(Grant.objects.requiring_convention().filter(year=2025)) == {first, second, third}
    assert list(Grant.objects.without_convention()) == [first]


def test_what_is_not_published_in_time_is_due(club):
    late = make_grant("a", "30000", partner=club, published_on=None)
    make_grant("b", "30000", partner=club)
    make_grant("c", "30000", partner=club, published_on=None, convention_date=timezone.localdate())
    assert list(Grant.objects.published_late()) == [late]


@pytest.mark.parametrize("path", ["/subventions/", "/subventions/?{all}", "/partenaires/{slug}/", "{grant}"])
def test_its_pages_cost_at_most_twelve_queries_and_fit_the_budget(
    client, bethune, django_assert_max_num_queries, path
):
    for number in range(40):
        partner = make_partner(f"Association {number}", kind="association", siret="")
        grant = make_grant(
            f"Objet {number}", partner=partner, beneficiary_siret="38047555800058", year=2010 + number % 15,
            theme=list(Grant.theme.field.choices)[number % 17][0],
        )  # fmt: skip
        grant.communes.add(bethune)
    path = path.format(
        all=f"annee={grant.year}&theme={grant.theme}&commune=bethune&association={partner.slug}&texte=objet",
        slug=partner.slug,
        grant=grant.get_absolute_url(),
    )
    with django_assert_max_num_queries(12):
        page = client.get(path)
    assert page.status_code == 200
    assert page.text.count("<") - page.text.count("</") <= 700
