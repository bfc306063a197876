"""One true sentence for an address that is none."""

import pytest

from tests.make import make_home
from tests.pages.staff.admin_forms import filled

pytestmark = pytest.mark.django_db


def said(admin_client, address, **changes):
    response = admin_client.post(address, filled(admin_client.get(address), **changes))
    return response.context["adminform"].form.errors["slug"]


@pytest.mark.parametrize("slug", ["été", "deux mots", "a/b"])
@pytest.mark.parametrize("address", ["/admin/pages/page/add/", "/admin/programmes/commune/add/"])
def test_what_an_address_is_made_of_is_said(admin_client, home, address, slug):
    assert said(admin_client, address, slug=slug) == [
        "Écrivez l’adresse avec des lettres sans accent, des chiffres et des tirets, sans espace."
    ]


def test_a_new_page_without_an_address_is_asked_for_one(admin_client, home):
    (sentence,) = said(admin_client, "/admin/pages/page/add/", title_fr="Habiter", slug="")
    assert sentence.startswith("Donnez une adresse à cette page : lettres sans accent")


def test_the_first_page_without_an_address_is_the_home_page(admin_client, client):
    add = "/admin/pages/page/add/"
    published = {"publish_at_0": "01/01/2020", "publish_at_1": "08:00"}
    admin_client.post(add, filled(admin_client.get(add), title_fr="Accueil", slug="", **published))
    assert client.get("/").status_code == 200


def test_the_home_page_is_saved_without_an_address(admin_client):
    address = f"/admin/pages/page/{make_home().pk}/change/"
    assert admin_client.post(address, filled(admin_client.get(address))).status_code == 302
