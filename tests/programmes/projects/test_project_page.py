"""What the page of a project shows below its facts, and beside them."""

import pytest
from django.core.exceptions import ValidationError

from pages.models import Page
from programmes.models import (
    Equipment,
    Person,
    ProjectDesigner,
    ProjectDocument,
    ProjectFigure,
    ProjectPartner,
    ProjectPicture,
)
from tests.make import (
    make_document,
    make_page,
    make_partner,
    make_picture,
    make_programme,
    make_project,
    yesterday,
)
from tests.reading import links, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def lilas():
    return make_project("Cité des Lilas")


def page_of(client):
    return client.get("/projets/cite-des-lilas/").text


def test_a_draft_has_no_page(client):
    make_project("Cité des Lilas", publish_at=None)
    assert client.get("/projets/cite-des-lilas/").status_code == 404


def test_a_withdrawn_project_is_gone(client):
    make_project("Cité des Lilas", expire_at=yesterday())
    assert client.get("/projets/cite-des-lilas/").status_code == 410


def test_a_project_with_a_title_alone_is_a_finished_page(client, lilas):
    page = page_of(client)
    assert "La description de ce projet est en cours d’écriture." in page
    assert "<figure" not in page
    assert "En chiffres" not in page
    assert "Partenaires</h2>" not in page


def test_the_prose_begins_at_the_second_level(client):
    make_project("Cité des Lilas", body="<h4>Ce qui est fait</h4><p>Un texte.</p>")
    assert "Ce qui est fait" in texts(page_of(client), "h2")


def test_an_illustration_says_it_is_one(client):
    make_project("Cité des Lilas", picture=make_picture(is_illustration=True))
    assert '<span class="credit">Illustration' in page_of(client)


def test_figures_show_their_source(client, lilas):
    ProjectFigure.objects.create(project=lilas, figure="116", label="logements", source="INSEE 2024")
    page = page_of(client)
    assert '<strong class="keyfigure__value">116</strong> logements' in page
    assert "INSEE 2024" in page


def test_equipment_says_how_many_where_it_is_known(client, lilas):
    Equipment.objects.create(project=lilas, name="Colonnes enterrées", number=15)
    Equipment.objects.create(project=lilas, name="Logements économes")
    page = page_of(client)
    assert "<span>Colonnes enterrées</span> (15)" in page
    assert "<li><span>Logements économes</span></li>" in page


def test_designers_are_named_with_their_trade_and_work(client, lilas):
    person = Person.objects.create(name="Yann Kersalé", role="artiste")
    ProjectDesigner.objects.create(project=lilas, person=person, work="lumière du stade-parc")
    page = page_of(client)
    assert 'Yann Kersalé <span class="soft">artiste</span><br><span>lumière du stade-parc</span>' in page


def test_a_designer_without_a_known_trade_has_none(client, lilas):
    ProjectDesigner.objects.create(project=lilas, person=Person.objects.create(name="Michelin"))
    page = page_of(client)
    assert "Michelin" in texts(page, "li")
    assert "non précisé</span>" not in page


def test_partners_are_named_with_their_role(client, lilas):
    region = make_partner("Région", kind="region")
    ProjectPartner.objects.create(project=lilas, partner=region, role="cofinanceur")
    assert '<a href="/partenaires/region/">Région</a> <span class="soft">cofinanceur</span>' in page_of(
        client
    )


def test_pictures_and_their_captions_make_a_gallery(client, lilas):
    ProjectPicture.objects.create(project=lilas, picture=make_picture(), caption="La cour en 2010")
    page = page_of(client)
    assert 'class="grid gallery"' in page
    assert "La cour en 2010" in page


def test_documents_can_be_downloaded(client, lilas):
    ProjectDocument.objects.create(project=lilas, document=make_document("Plan du quartier"))
    assert "Plan du quartier" in page_of(client)


def test_an_associated_site_and_its_project_lead_to_each_other(client, lilas):
    make_project("Écoquartier", associated_with=lilas)
    assert ("Écoquartier", "/projets/ecoquartier/") in links(page_of(client))
    assert ("Cité des Lilas", "/projets/cite-des-lilas/") in links(client.get("/projets/ecoquartier/").text)


def test_unpublished_associated_projects_stay_hidden(client, lilas):
    make_project("Site secret", associated_with=lilas, publish_at=None)
    assert "Site secret" not in page_of(client)


def test_an_unpublished_main_project_stays_hidden(client):
    secret = make_project("Projet secret", publish_at=None)
    make_project("Cité des Lilas", associated_with=secret)
    assert "Projet secret" not in page_of(client)


def test_a_project_is_no_associated_site_of_its_own():
    project = make_project("Cité des Lilas")
    project.associated_with = project
    with pytest.raises(ValidationError, match="son propre site associé"):
        project.full_clean()


def test_it_leads_to_its_policy(client):
    policy = make_page("Renouveler")
    make_project("Cité des Lilas", programme=make_programme("ANRU", page=policy))
    assert '<a href="/renouveler/">' in page_of(client)


@pytest.mark.parametrize("hidden", ["page", "parent"])
def test_it_does_not_lead_to_a_policy_that_is_not_public(client, hidden):
    parent = make_page("Rubrique")
    policy = make_page("Renouveler", parent=parent)
    Page.objects.filter(pk={"page": policy, "parent": parent}[hidden].pk).update(publish_at=None)
    make_project("Cité des Lilas", programme=make_programme("ANRU", page=policy))
    page = page_of(client)
    assert "/renouveler/" not in page
    assert '<a href="/projets/?programme=anru">' in page


def test_it_shows_its_permanent_address(client, lilas):
    assert f'href="/p/{lilas.code}/"' in page_of(client)


def test_it_says_what_changed_last(client):
    make_project("Cité des Lilas", changed_on="2024-05-06", change_note="nouveau calendrier")
    page = page_of(client)
    assert '<time datetime="2024-05-06">6 mai 2024</time>' in page
    assert "nouveau calendrier" in page


def test_what_is_past_is_said_before_the_facts(client):
    make_project("Cité des Lilas", start_year=2010, end_year=2010)
    page = page_of(client)
    assert page.index("Action passée : 2010") < page.index('<dl class="facts">')


def test_what_is_not_past_is_not_called_so(client):
    make_project("Cité des Lilas", start_year=2010, end_year=2999)
    assert "Action passée" not in page_of(client)


def test_names_with_apostrophes_are_shown_as_written(client):
    make_project("L’éclairage d’Auchel & l'usine <3", slug="eclairage")
    page = client.get("/projets/eclairage/").text
    assert "L’éclairage d’Auchel &amp; l&#x27;usine &lt;3</h1>" in page


def test_dwellings_say_what_is_not_known_and_zero_where_it_is_zero(client):
    make_project("Cité des Lilas", dwellings_built=116, dwellings_demolished=0, dwellings_source="Bailleur")
    page = page_of(client)
    assert "<li>Construits : <strong>116</strong></li>" in page
    assert "Rénovés : nombre non précisé" in texts(page, "li")
    assert "<li>Démolis : <strong>0</strong></li>" in page
    assert "Bailleur" in page


def test_dwellings_of_which_nothing_is_known_are_not_spoken_of(client, lilas):
    assert "Logements</h2>" not in page_of(client)


def test_before_and_after_are_two_figures_and_the_script_comes_with_them_alone(client, lilas):
    ProjectPicture.objects.create(project=lilas, picture=make_picture("Cour"))
    assert "comparison.js" not in page_of(client)
    ProjectPicture.objects.create(project=lilas, picture=make_picture("Après"), before=make_picture("Avant"))
    page = page_of(client)
    assert page.index("<strong>Avant</strong>") < page.index("<strong>Après</strong>")
    assert page.count("<figure") == 3
    assert '<label class="comparison__slider" hidden>' in page
    assert 'js/comparison.js" defer' in page


def test_lines_read_at_once_are_those_of_their_tables(lilas):
    person = Person.objects.create(name="Yann Kersalé", role="artiste")
    designer = ProjectDesigner.objects.create(project=lilas, person=person, work="lumière", position=2)
    Equipment.objects.create(project=lilas, name="Deuxième", position=20)
    first = Equipment.objects.create(project=lilas, name="Première", number=3, position=10)
    figure = ProjectFigure.objects.create(project=lilas, figure="1", label="logement", source="INSEE")
    lines = lilas.lines
    assert [line.name for line in lines["equipment"]] == ["Première", "Deuxième"]
    assert (lines["equipment"][0], lines["equipment"][0].number) == (first, 3)
    assert (lines["figures"], lines["designers"]) == ([figure], [designer])
    assert lines["designers"][0].person.get_role_display() == "artiste"
