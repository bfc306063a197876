"""A page costs the same queries with few rows or many."""

import pytest

from tests.make import make_partner, make_programme, make_project
from tests.programmes.crowd import fill

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("number", [1, 40])
def test_the_list_costs_the_same_with_few_projects_or_many(
    client, bethune, django_assert_num_queries, number
):
    renewal = make_programme("ANRU")
    for each in range(number):
        make_project(f"Projet {each}", [bethune], programme=renewal, owner=None)
    with django_assert_num_queries(10):
        client.get("/projets/?commune=bethune")


@pytest.mark.parametrize("number", [1, 20])
def test_a_project_costs_the_same_with_few_lines_or_many(client, bethune, django_assert_num_queries, number):
    fill(make_project("Lilas", [bethune]), make_partner(), number)
    with django_assert_num_queries(11):
        client.get("/projets/lilas/")
