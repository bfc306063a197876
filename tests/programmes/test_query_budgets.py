"""Twelve queries for any public page (header and footer included), on a site where every page has everything."""

import pytest

from tests.programmes.crowd import make_crowd

BUDGET = 12
PATHS = [
    "/",
    "/renouveler/",
    "/renouveler/detail/",
    "/projets/",
    "/projets/?commune=bethune&programme=programme-0&etat=en-cours",
    "/projets/?page=2",
    "/projets/projet-0/",
    "/projets/projet-1/",
    "/communes/",
    "/communes/bethune/",
    "/quartiers/mont-liebaut/",
    "/partenaires/",
    "/partenaires/commune-de-bethune/",
    "/agenda/",
    "/agenda/?commune=bethune&programme=programme-0&periode=30-jours&projet=projet-1",
    "/agenda/marche-0/",
    "/agenda/fete/",
    "/actualites/",
    "/actualites/nouvelle-0/",
    "/appels-a-projets/",
    "/appels-a-projets/appel-0/",
    "/engagements/",
    "/engagements/?commune=bethune&programme=programme-0&etat=dans-les-temps",
]


@pytest.fixture(scope="module")
def crowd(kept):
    make_crowd()


@pytest.mark.parametrize("language", ["", "/en", "/facile"])
@pytest.mark.parametrize("path", PATHS)
def test_a_public_page_costs_at_most_twelve_queries(
    client, crowd, django_assert_max_num_queries, path, language
):
    with django_assert_max_num_queries(BUDGET):
        assert client.get(f"{language}{path}").status_code == 200
