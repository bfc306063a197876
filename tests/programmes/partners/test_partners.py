"""With whom the Agglomération acts, and what each does."""

import pytest

from tests.make import make_page, make_partner, make_programme, make_project
from tests.reading import links, texts

pytestmark = pytest.mark.django_db


def words(response):
    """The page as one line: templates may break it where they like."""
    return " ".join(response.text.split())


@pytest.fixture
def region():
    return make_partner("Région", kind="region", description="Elle aide à payer.")


def test_partners_are_grouped_by_kind(client, region):
    make_partner("Aide aux victimes", kind="association")
    make_partner("L’État", kind="etat")
    page = client.get("/partenaires/").text
    order = ["<h2>L’État</h2>", "<h2>La Région</h2>", "<h2>Les associations</h2>"]
    assert [page.index(heading) for heading in order] == sorted(page.index(heading) for heading in order)
    assert "<h2>Les bailleurs</h2>" not in page


def test_without_partners_the_list_says_so(client):
    assert "La liste des partenaires est à compléter." in client.get("/partenaires/").text


def test_a_partner_says_who_it_is(client, region):
    page = client.get("/partenaires/region/").text
    assert "Elle aide à payer." in page
    assert "Région" in texts(page, "strong")


@pytest.mark.parametrize(
    ("written", "told"),
    [("Elle aide à payer.", "Elle aide à payer."), ("", "Ce que l’Agglomération fait avec ce partenaire.")],
)
def test_search_engines_are_told_what_the_page_of_a_partner_is(client, written, told):
    make_partner("Région", kind="region", description=written)
    assert f'<meta name="description" content="{told}">' in client.get("/partenaires/region/").text


def test_a_partner_shows_the_host_of_its_website(client):
    make_partner("Région", kind="region", website="https://www.region.example/aides?x=1")
    page = client.get("/partenaires/region/").text
    assert ("www.region.example", "https://www.region.example/aides?x=1") in links(page)


def test_a_project_is_listed_with_the_part_of_the_partner(client, region):
    project = make_project("Lilas", owner=make_partner("Commune"))
    project.partner_lines.create(partner=region, role="cofinanceur")
    assert "Son rôle : cofinanceur" in words(client.get("/partenaires/region/"))


def test_an_owned_project_says_who_decides(client):
    make_project("Lilas", owner=make_partner("Commune"))
    assert "Son rôle : maître d’ouvrage (décide et fait faire)" in words(client.get("/partenaires/commune/"))


def test_a_project_owned_and_funded_is_listed_once_with_both_parts(client, region):
    project = make_project("Lilas", owner=region)
    project.partner_lines.create(partner=region, role="financeur")
    page = words(client.get("/partenaires/region/"))
    assert page.count("<h3") == 1
    assert "maître d’ouvrage (décide et fait faire), financeur" in page


def test_the_part_of_another_partner_is_not_taken_for_its_own(client, region):
    project = make_project("Lilas", owner=region)
    project.partner_lines.create(partner=make_partner("Commune"), role="financeur")
    assert "financeur" not in client.get("/partenaires/region/").text


def test_its_programmes_lead_to_their_policy(client, region):
    programme = make_programme("ANRU", page=make_page("Renouveler"))
    programme.partners.add(region)
    assert ("ANRU", "/renouveler/") in links(client.get("/partenaires/region/").text)


def test_a_programme_without_a_public_policy_leads_to_its_projects(client, region):
    programme = make_programme("ANRU", page=make_page("Renouveler", publish_at=None))
    programme.partners.add(region)
    assert ("ANRU", "/projets/?programme=anru") in links(client.get("/partenaires/region/").text)


def test_a_past_programme_is_said_to_be_over(client, region):
    make_programme("CUCS", start_year=2007, end_year=2014).partners.add(region)
    assert "Terminé" in texts(client.get("/partenaires/region/").text, "span", "badge--done")


def test_a_partner_without_projects_says_so(client, region):
    page = client.get("/partenaires/region/").text
    assert "Aucun projet n’est publié avec ce partenaire pour le moment." in page


def test_a_commune_and_its_partner_page_lead_to_each_other(client, bethune):
    make_partner("Commune de Béthune", commune=bethune)
    assert 'href="/communes/bethune/"' in client.get("/partenaires/commune-de-bethune/").text
    assert 'href="/partenaires/commune-de-bethune/"' in client.get("/communes/bethune/").text


def test_a_name_without_english_is_marked_as_french(client, region):
    assert '<a href="/en/partenaires/region/" lang="fr">Région</a>' in client.get("/en/partenaires/").text
