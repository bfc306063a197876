"""What a page shows of the programmes: their facts, their projects, the choice of a commune."""

import pytest

from programmes.blocks.models.blocks import (
    CommuneChoiceBlock,
    ComputedFiguresBlock,
    ProgrammeFactsBlock,
    ProjectListBlock,
)
from tests.make import make_block, make_page, make_partner, make_programme, make_project, make_quartier
from tests.reading import links, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def policy():
    return make_page("Renouveler")


def page_of(client):
    return client.get("/renouveler/").text


def test_the_facts_of_a_programme(client, policy):
    programme = make_programme(
        "Contrat urbain",
        acronym="CUCS",
        kind="cohesion",
        status="en-cours",
        start_year=2020,
        source="Préfecture",
    )
    programme.partners.add(make_partner("Région", kind="region"))
    make_block(ProgrammeFactsBlock, policy, programme=programme)
    page = page_of(client)
    assert "<strong>Contrat urbain</strong> <span>(CUCS)</span>" in page
    assert "Cohésion sociale" in texts(page, "strong")
    assert "À partir de 2020" in texts(page, "strong")
    assert "En cours" in texts(page, "strong")
    assert ("Région", "/partenaires/region/") in links(page)
    assert "<dt>Source</dt><dd>Préfecture</dd>" in page
    assert "Programme terminé" not in page


def test_partners_stand_in_the_order_of_the_alphabet_whatever_their_apostrophes(client, policy):
    programme = make_programme("ANRU")
    for name, slug in (("Commune de Béthune", "commune-bethune"), ("Commune d’Auchel", "commune-auchel")):
        programme.partners.create(name=name, slug=slug)
    make_block(ProgrammeFactsBlock, policy, programme=programme)
    page = page_of(client)
    assert page.index("Commune d’Auchel") < page.index("Commune de Béthune")


def test_a_past_programme_says_so_before_its_facts(client, policy):
    programme = make_programme("CUCS", status="proroge", start_year=2007, end_year=2014, extended_in=2010)
    make_block(ProgrammeFactsBlock, policy, programme=programme)
    page = page_of(client)
    assert page.index("Programme terminé : 2007–2014") < page.index('<dl class="facts">')
    assert '<span class="badge badge--done">Terminé</span> prorogé en 2010' in page


@pytest.mark.parametrize(
    ("fields", "label"),
    [
        ({}, "non précisé"),
        ({"status": "en-cours"}, "en cours"),
        ({"status": "proroge", "extended_in": 2010}, "prorogé en 2010"),
        ({"extended_in": 2010}, "prorogé en 2010"),
        ({"status": "en-cours", "extended_in": 2010}, "en cours, prorogé en 2010"),
        ({"status": "proroge", "extended_in": 2010, "end_year": 2014}, "terminé, prorogé en 2010"),
        ({"status": "termine"}, "terminé"),
    ],
)
def test_the_status_of_a_programme_says_what_is_true_today(fields, label):
    assert make_programme(**fields).status_label == label


def test_the_projects_of_a_programme(client, policy):
    renewal = make_programme("ANRU")
    make_project("Lilas", programme=renewal)
    make_project("Roses")
    make_project("Secret", programme=renewal, publish_at=None)
    make_block(ProjectListBlock, policy, programme=renewal, title="Les projets")
    page = page_of(client)
    assert "Les projets" in texts(page, "h2")
    assert "Lilas" in page
    assert "Roses" not in page
    assert "Secret" not in page
    assert 'href="/projets/?programme=anru">Tous les projets du programme</a>' in page


def test_without_a_programme_the_six_latest_projects(client, policy):
    for day in range(1, 9):
        make_project(f"Projet {day}", publish_at=f"2024-01-0{day}T00:00:00Z")
    make_block(ProjectListBlock, policy, title="Les projets")
    page = page_of(client)
    assert page.index("Projet 8") < page.index("Projet 3")
    assert "Projet 2" not in page
    assert 'href="/projets/">Tous les projets</a>' in page


def test_an_empty_list_says_so(client, policy):
    make_block(ProjectListBlock, policy, title="Les projets")
    assert "Aucun projet n’est publié pour le moment." in page_of(client)


def test_the_choice_of_a_commune_is_a_plain_form(client, policy, bethune, auchel):
    block = make_block(CommuneChoiceBlock, policy)
    page = page_of(client)
    assert 'method="get" action="/projets/"' in page
    assert f'<label for="commune-{block.pk}">Votre commune</label>' in page
    assert page.index(">Auchel</option>") < page.index('<option value="bethune">Béthune</option>')


def test_the_choice_of_a_commune_leads_to_the_list_of_its_language(client, policy, bethune):
    make_block(CommuneChoiceBlock, policy)
    assert 'action="/en/projets/"' in client.get("/en/renouveler/").text


def test_the_choice_of_no_commune_leads_to_all_projects(client):
    make_project("Lilas")
    assert "Lilas" in client.get("/projets/?commune=").text


def test_two_choices_on_a_page_have_labels_of_their_own(client, policy, bethune):
    first, second = (make_block(CommuneChoiceBlock, policy, ordering=order) for order in (1, 2))
    page = page_of(client)
    assert f'id="commune-{first.pk}"' in page
    assert f'id="commune-{second.pk}"' in page


def test_policy_and_project_lead_to_each_other(client, policy):
    renewal = make_programme("ANRU", page=policy)
    make_project("Lilas", programme=renewal)
    make_block(ProjectListBlock, policy, programme=renewal, title="Les projets")
    assert '<a href="/projets/lilas/">' in page_of(client)
    assert '<a href="/renouveler/">' in client.get("/projets/lilas/").text


def test_policy_and_partner_lead_to_each_other(client, policy):
    renewal = make_programme("ANRU", page=policy)
    renewal.partners.add(make_partner("Région", kind="region"))
    make_block(ProgrammeFactsBlock, policy, programme=renewal)
    assert '<a href="/partenaires/region/">' in page_of(client)
    assert '<a href="/renouveler/">' in client.get("/partenaires/region/").text


def test_policy_and_commune_lead_to_each_other(client, policy, bethune, auchel):
    renewal = make_programme("ANRU", page=policy)
    make_project("Lilas", [bethune], programme=renewal)
    make_project("Roses", [auchel, bethune], programme=renewal)
    make_block(ProgrammeFactsBlock, policy, programme=renewal)
    assert (
        '<dt>Où</dt><dd><strong><a href="/communes/auchel/">Auchel</a>, <a href="/communes/bethune/">Béthune</a>'
        in page_of(client)
    )
    assert ("ANRU", "/renouveler/") in links(client.get("/communes/auchel/").text)


def test_a_policy_for_all_communes_leads_to_their_list(client, policy, bethune):
    renewal = make_programme("Prévention", page=policy)
    make_project("Lilas", [bethune], programme=renewal)
    make_project("Théâtre", programme=renewal)
    make_block(ProgrammeFactsBlock, policy, programme=renewal)
    assert '<dt>Où</dt><dd><strong><a href="/communes/">Toutes les communes</a>' in page_of(client)


def test_a_policy_does_not_name_some_communes_only(client, policy, bethune):
    renewal = make_programme("Cohésion", page=policy)
    make_project("Lilas", [bethune], programme=renewal)
    make_project("Ateliers", place="dans les quartiers prioritaires", programme=renewal)
    make_block(ProgrammeFactsBlock, policy, programme=renewal)
    assert "<dt>Où</dt>" not in page_of(client)


def test_the_list_of_a_policy_does_not_lead_to_itself(client, policy):
    renewal = make_programme("ANRU", page=policy)
    make_project("Lilas", programme=renewal)
    make_block(ProjectListBlock, policy, programme=renewal, title="Les projets")
    assert '<a href="/renouveler/">ANRU' not in page_of(client)
    assert '<a href="/renouveler/">ANRU' in client.get("/projets/").text


def test_computed_figures_count_what_is_public(client, policy, bethune):
    make_project("Cité des Lilas", [bethune], status="en-cours")
    make_project("Deuxième", [bethune], status="en-cours", end_year=2010)
    make_project("Brouillon", publish_at=None)
    make_quartier("Mont Liébaut", [bethune], code="QN06208M")
    make_quartier("Ancien", [bethune], code_2015="QP062008")
    make_block(ComputedFiguresBlock, policy, title="En chiffres")
    page = page_of(client)
    assert '<strong class="keyfigure__value">2</strong> <a href="/projets/">projets publiés</a>' in page
    assert '<strong class="keyfigure__value">1</strong> <a href="/projets/">projet en cours</a>' in page
    assert (
        '<strong class="keyfigure__value">1</strong> <a href="/communes/">commune a des projets à elle</a>'
        in page
    )
    assert '<strong class="keyfigure__value">1</strong> <a href="/communes/">quartier prioritaire</a>' in page


def test_computed_figures_leave_out_what_is_zero(client, policy):
    make_block(ComputedFiguresBlock, policy, title="En chiffres")
    assert "Rien n’est encore publié." in page_of(client)


def test_computed_figures_cost_one_query(django_assert_num_queries, bethune):
    make_project("Cité des Lilas", [bethune])
    with django_assert_num_queries(1):
        assert len(ComputedFiguresBlock().figures) == 2
