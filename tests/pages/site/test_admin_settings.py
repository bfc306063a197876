"""The settings of the site are one form."""

import pytest

from pages.models import SiteSettings
from tests.pages.staff.admin_forms import filled

pytestmark = pytest.mark.django_db
FORM = "/admin/pages/sitesettings/1/change/"


def test_the_menu_leads_to_the_form(admin_client):
    assert admin_client.get("/admin/pages/sitesettings/")["Location"] == FORM


def test_opening_the_form_writes_nothing(admin_client):
    assert admin_client.get(FORM).status_code == 200
    assert not SiteSettings.objects.exists()


def test_the_first_save_makes_the_row(admin_client):
    admin_client.post(FORM, filled(admin_client.get(FORM), legal_name="Communauté d’agglomération"))
    assert SiteSettings.objects.get().legal_name == "Communauté d’agglomération"


def test_networks_are_saved_with_the_settings(admin_client):
    form = filled(admin_client.get(FORM))
    network = {"label": "Mastodon", "url": "https://example.org/@agglo", "position": 1}
    form |= {f"social_links-0-{name}": value for name, value in network.items()}
    admin_client.post(FORM, form | {"social_links-TOTAL_FORMS": 1})
    assert [link.label for link in SiteSettings.load().social_links.all()] == ["Mastodon"]


def test_there_is_no_second_row(admin_client):
    assert admin_client.get("/admin/pages/sitesettings/add/").status_code == 403
    assert admin_client.get("/admin/pages/sitesettings/2/change/").status_code == 302


def test_the_settings_are_not_deleted(admin_client):
    SiteSettings.objects.create()
    assert admin_client.post("/admin/pages/sitesettings/1/delete/", {"post": "yes"}).status_code == 403


def test_a_bad_siren_is_refused_with_a_sentence(admin_client):
    response = admin_client.post(FORM, filled(admin_client.get(FORM), siren="12 345"))
    assert "Neuf chiffres, sans espace." in response.content.decode()
