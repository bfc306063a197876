"""The addresses of communes, quartiers and partners do not die either: one hop, or a page that says they are gone."""

import pytest
from django.core.exceptions import ValidationError

from programmes.models import Commune
from tests.make import make_commune, make_partner, make_project, make_quartier
from tests.pages.staff.admin_forms import filled
from tests.programmes.initial_content.content_folders import load

pytestmark = pytest.mark.django_db

MAKERS = {
    "commune": (lambda: make_commune("Béthune"), "/communes/bethune/", "/communes/ailleurs/"),
    "quartier": (lambda: make_quartier("Mont Liébaut"), "/quartiers/mont-liebaut/", "/quartiers/ailleurs/"),
    "partner": (lambda: make_partner("Habitat"), "/partenaires/habitat/", "/partenaires/ailleurs/"),
}
every = pytest.mark.parametrize(("make", "old", "new"), MAKERS.values(), ids=MAKERS)


@every
@pytest.mark.parametrize("language", ["", "/en", "/facile"])
def test_a_renamed_place_is_one_hop_away_in_each_language(client, make, old, new, language):
    thing = make()
    for slug in ("entre-deux", "ailleurs"):
        thing.slug = slug
        thing.save()
    assert client.get(f"{language}{old}", follow=True).redirect_chain == [(f"{language}{new}", 301)]


@every
def test_a_deleted_place_says_that_it_is_gone(client, make, old, new):
    make().delete()
    assert client.get(old).status_code == 410
    assert client.get(f"/en{old}").status_code == 410


@pytest.mark.parametrize("name", MAKERS)
def test_several_deleted_at_once_say_that_they_are_gone(admin_client, client, name):
    make, old, _new = MAKERS[name]
    data = {"action": "delete_selected", "_selected_action": [make().pk], "post": "yes"}
    admin_client.post(f"/admin/programmes/{name}/", data)
    assert client.get(old).status_code == 410


@pytest.mark.parametrize("name", MAKERS)
def test_the_address_of_one_that_exists_does_not_follow_its_name(admin_client, name):
    make, _old, _new = MAKERS[name]
    response = admin_client.get(f"/admin/programmes/{name}/{make().pk}/change/")
    assert response.context["adminform"].prepopulated_fields == []


def test_an_address_that_served_is_not_given_to_another_commune(admin_client):
    make_commune("Béthune").delete()
    add = "/admin/programmes/commune/add/"
    data = filled(admin_client.get(add), name="Béthune", slug="Bethune", insee_code="62119")
    assert "L’adresse /communes/bethune/ a déjà servi" in admin_client.post(add, data).content.decode()


def test_a_place_comes_back_to_the_address_it_had():
    commune = make_commune("Béthune")
    for slug in ("ville", "bethune"):
        commune.slug = slug
        commune.full_clean()
        commune.save()
    assert commune.get_absolute_url() == "/communes/bethune/"


def test_a_commune_that_is_held_keeps_its_address(client, bethune):
    make_partner(commune=bethune)
    with pytest.raises(Exception, match="protected"):
        bethune.delete()
    assert client.get("/communes/bethune/").status_code == 200


def test_an_address_that_is_none_is_refused_in_words():
    with pytest.raises(ValidationError, match="slug"):
        Commune(name="Béthune", slug="é / a", insee_code="62119").full_clean()


def test_a_commune_that_staff_deleted_stays_deleted(folder):
    content = folder(
        "communes.toml", '[[commune]]\ninsee_code = "62119"\nname = "Béthune"\nslug = "bethune"\n'
    )
    load(content)
    Commune.objects.get().delete()
    load(content)
    assert not Commune.objects.exists()


def test_the_projects_of_a_renamed_commune_lead_to_its_new_address(client, bethune):
    make_project("Lilas", [bethune])
    bethune.slug = "bethune-ville"
    bethune.save()
    assert 'href="/communes/bethune-ville/"' in client.get("/projets/lilas/").content.decode()
