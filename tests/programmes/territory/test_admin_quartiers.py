"""A project of some quartiers is not said to be everywhere: its form asks for their communes, by their names."""

import pytest

from programmes.models import Project
from tests.make import make_quartier
from tests.pages.staff.admin_forms import filled

pytestmark = pytest.mark.django_db
ADD = "/admin/programmes/project/add/"


def add(admin_client, **changes):
    return admin_client.post(
        ADD, filled(admin_client.get(ADD), title_fr="Les Lilas", slug="les-lilas", **changes)
    )


@pytest.fixture
def quartier(bethune, auchel):
    return make_quartier("Mont Liébaut", [bethune, auchel])


def test_quartiers_without_a_commune_are_refused(admin_client, quartier):
    (sentence,) = add(admin_client, quartiers=[quartier.pk]).context["adminform"].form.errors["communes"]
    assert "(Auchel, Béthune)" in sentence
    assert not Project.objects.exists()


def test_with_a_commune_they_are_saved(admin_client, quartier, bethune):
    assert add(admin_client, quartiers=[quartier.pk], communes=[bethune.pk]).status_code == 302


def test_a_place_in_words_is_enough(admin_client, quartier):
    assert add(admin_client, quartiers=[quartier.pk], place_fr="dans les quartiers").status_code == 302


def test_a_project_everywhere_needs_neither(admin_client):
    assert add(admin_client).status_code == 302
