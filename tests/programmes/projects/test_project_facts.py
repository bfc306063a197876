"""The facts panel: where, when, who decides, how much, for whom, whom to call."""

import re
from html import unescape

import pytest

from pages.models import SiteSettings
from tests.make import make_partner, make_project, make_quartier
from tests.reading import links

pytestmark = pytest.mark.django_db


def facts(client, path="/projets/cite-des-lilas/"):
    """{'Où': 'Béthune', …}: the panel as a reader hears it."""
    panel = re.search(r'<dl class="facts">(.*?)</dl>', client.get(path).text, re.S)[1]
    pairs = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", panel, re.S)
    return {unescape(name): unescape(" ".join(re.sub("<[^>]+>", "", value).split())) for name, value in pairs}


def test_the_facts_come_before_the_prose(client):
    make_project(body="<p>Le récit du projet.</p>")
    page = client.get("/projets/cite-des-lilas/").text
    assert page.index("<h1") < page.index('<dl class="facts">') < page.index("Le récit du projet.")


def test_where_names_communes_and_quartiers_with_their_pages(client, bethune, auchel):
    project = make_project(communes=[bethune, auchel])
    project.quartiers.add(make_quartier("Mont Liébaut", [bethune]))
    assert facts(client)["Où"] == "Auchel, Béthune Mont Liébaut"
    page = client.get("/projets/cite-des-lilas/").text
    assert ("Béthune", "/communes/bethune/") in links(page)
    assert ("Mont Liébaut", "/quartiers/mont-liebaut/") in links(page)


def test_no_commune_means_all_of_them(client):
    make_project()
    assert facts(client)["Où"] == "Toutes les communes"


def test_a_place_in_words_goes_before_the_communes(client, bethune):
    make_project(communes=[bethune], place="dans les quartiers prioritaires")
    assert facts(client)["Où"] == "Dans les quartiers prioritaires Béthune"


@pytest.mark.parametrize(
    ("years", "said"),
    [
        ({}, "Dates non précisées"),
        ({"start_year": 2006}, "À partir de 2006"),
        ({"end_year": 2050}, "Jusqu’en 2050"),
        ({"start_year": 2010, "end_year": 2010}, "2010"),
        ({"start_year": 2007, "end_year": 2014}, "2007–2014"),
    ],
)
def test_when_says_the_years_that_are_known(client, years, said):
    make_project(**years)
    assert facts(client)["Quand"].startswith(said)


def test_when_says_the_status_of_today(client):
    make_project(status="en-cours", start_year=2007, end_year=2014)
    assert facts(client)["Quand"] == "2007–2014 terminé"


def test_who_decides_leads_to_the_partner(client):
    make_project(owner=make_partner("Commune de Béthune"))
    assert facts(client)["Qui décide"] == "Commune de Béthune maître d’ouvrage"
    page = client.get("/projets/cite-des-lilas/").text
    assert ("Commune de Béthune", "/partenaires/commune-de-bethune/") in links(page)


def test_how_much_shows_its_source(client):
    make_project(cost="environ 8 M€", cost_source="Magazine de l’Agglomération")
    assert facts(client)["Combien"] == "Environ 8 M€ Source : Magazine de l’Agglomération"


def test_what_is_unknown_is_said_to_be(client):
    make_project()
    said = facts(client)
    assert said["Combien"] == "Montant non précisé"
    assert said["Qui décide"] == "Non précisé"
    assert said["Qui appeler"] == "Contact à compléter"
    assert "Pour qui" not in said


def test_for_whom(client):
    make_project(audience="lycéens et parents")
    assert facts(client)["Pour qui"] == "Lycéens et parents"


def test_whom_to_call_is_the_contact_of_the_project(client):
    make_project(contact_name="Service habitat", contact_phone="03 21 00 00 00")
    assert facts(client)["Qui appeler"] == "Service habitat 03 21 00 00 00"


def test_whom_to_call_is_else_the_contact_of_the_site(client):
    SiteSettings.objects.create(phone="03 21 11 11 11")
    make_project()
    assert facts(client)["Qui appeler"] == "03 21 11 11 11"
