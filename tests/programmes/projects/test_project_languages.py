"""A project read in English or plain French: what is missing is shown in French, and said to be."""

import pytest

from programmes.models import ProjectFigure
from tests.make import make_programme, make_project
from tests.reading import texts

pytestmark = pytest.mark.django_db

NOTICE = "Ce qui manque est affiché en français."


def test_what_has_no_english_is_marked_as_french(client):
    make_project("Cité des Lilas", summary="Une cour plantée.", body="<p>Le récit.</p>")
    page = client.get("/en/projets/cite-des-lilas/").text
    assert "Cité des Lilas" in texts(page, "h1", lang="fr")
    assert "Une cour plantée." in texts(page, "p", "lead", lang="fr")
    assert '<div class="prose" lang="fr"><p>Le récit.</p>' in page


def test_what_is_in_english_is_shown_in_english_unmarked(client):
    make_project("Cité des Lilas", title_en="Lilac Estate")
    assert "Lilac Estate" in texts(client.get("/en/projets/cite-des-lilas/").text, "h1", lang=None)


def test_a_complete_translation_has_no_notice(client):
    make_project("Cité des Lilas", title_en="Lilac Estate")
    assert client.get("/en/projets/cite-des-lilas/").context["untranslated"] is False


def test_a_figure_without_english_is_enough_for_the_notice(client):
    project = make_project("Cité des Lilas", title_en="Lilac Estate")
    ProjectFigure.objects.create(project=project, figure="116", label="logements", source="INSEE")
    assert client.get("/en/projets/cite-des-lilas/").context["untranslated"] is True


def test_plain_french_says_when_it_was_not_written(client):
    make_project("Cité des Lilas")
    page = client.get("/facile/projets/cite-des-lilas/").text
    assert '<html lang="fr">' in page
    assert NOTICE in page
    assert 'lang="fr">Cité des Lilas' not in page


def test_french_needs_no_notice(client):
    make_project("Cité des Lilas")
    assert NOTICE not in client.get("/projets/cite-des-lilas/").text


def test_names_of_programmes_are_marked_in_lists_and_choices(client):
    make_project("Lilas", title_en="Lilacs", programme=make_programme("Rénovation urbaine"))
    page = client.get("/en/projets/").text
    assert "Rénovation urbaine" in texts(page, "span", lang="fr")
    assert 'lang="fr">Rénovation urbaine (1)</option>' in page


def test_the_form_stays_in_the_language_of_the_page(client):
    make_project("Lilas")
    assert '<form class="filters" method="get" action="/en/projets/"' in client.get("/en/projets/").text
