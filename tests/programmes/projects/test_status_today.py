"""A project whose years are past is over when it is read, whatever was written when it was saved."""

from datetime import datetime

import pytest
from django.utils import timezone

from programmes.models import Project
from tests.make import make_project
from tests.reading import texts

pytestmark = pytest.mark.django_db

LAST_MINUTE = datetime(2030, 12, 31, 23, 59, tzinfo=timezone.get_default_timezone())
NEW_YEAR = datetime(2031, 1, 1, 0, 0, tzinfo=timezone.get_default_timezone())


@pytest.fixture
def until_2030():
    return make_project("Lilas", status="en-cours", end_year=2030)


def test_it_is_running_until_the_last_minute_of_its_last_year(client, until_2030, at):
    at(LAST_MINUTE)
    assert client.get("/projets/?etat=en-cours").context["filters"].total == 1
    assert "En cours" in texts(client.get("/projets/").text, "span", "badge--active")


def test_it_is_over_at_new_year(client, until_2030, at):
    at(NEW_YEAR)
    assert client.get("/projets/?etat=termine").context["filters"].total == 1
    assert "Terminé" in texts(client.get("/projets/").text, "span", "badge--done")


def test_it_leaves_the_running_ones_at_new_year(client, until_2030, at):
    at(NEW_YEAR)
    response = client.get("/projets/?etat=en-cours")
    assert response.context["filters"].total == 0


def test_a_project_said_ended_is_over_without_any_year(client):
    make_project("Lilas", status="termine")
    assert client.get("/projets/?etat=termine").context["filters"].total == 1


@pytest.mark.parametrize("end_year", [None, 2010, 2029, 2030, 2031, 2050])
@pytest.mark.parametrize("status", Project.Status.values)
def test_the_filter_and_the_label_never_disagree(at, status, end_year):
    at(NEW_YEAR)
    make_project("Lilas", status=status, end_year=end_year)
    project = Project.objects.with_status_today().get()
    assert project.status_today == project.current_status
