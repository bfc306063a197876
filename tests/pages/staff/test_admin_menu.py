"""The menu of the admin is grouped by what staff do."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import Permission, User

from pages.models import Banner
from pages.staff.site import OTHER
from tests.reading import links

pytestmark = pytest.mark.django_db


def groups(client):
    return {
        str(group["name"]): [model["object_name"] for model in group["models"]]
        for group in client.get("/admin/").context["app_list"]
    }


def test_staff_find_their_work_in_its_order(admin_client):
    assert groups(admin_client) == {
        "Le site": [
            "Page",
            "translations",
            "to_confirm",
            "coming",
            "Bundle",
            "Banner",
            "Redirect",
            "ExternalLink",
            "TrashedObject",
        ],
        "La bibliothèque": ["Picture", "Document"],
        "Les actions": ["Project", "Milestone", "Programme", "Event", "News", "Call"],
        "Les subventions": ["Grant", "GrantImport"],
        "Le territoire": ["Commune", "Quartier", "TerritoryImport"],
        "Qui fait quoi": ["Partner", "Person"],
        "Réglages et comptes": ["SiteSettings", "User", "Group", "AuditEntry"],
    }


def test_a_model_whose_admin_says_nothing_is_under_autres(admin_client, monkeypatch):
    monkeypatch.delattr(type(admin.site.get_model_admin(Banner)), "group")
    assert groups(admin_client)[str(OTHER.title)] == ["Banner"]


def test_staff_see_what_they_may_change_and_nothing_else(client):
    editor = User.objects.create_user("camille", is_staff=True)
    editor.user_permissions.add(Permission.objects.get(codename="change_page"))
    client.force_login(editor)
    assert groups(client) == {"Le site": ["Page", "translations", "to_confirm", "coming"]}


def test_the_admin_speaks_french(admin_client):
    response = admin_client.get("/admin/")
    assert "Administration du site" in response.content.decode()
    assert response["Content-Language"] == "fr"


def test_the_trail_does_not_pass_through_an_app(admin_client):
    response = admin_client.get("/admin/pages/redirect/add/")
    assert ("Redirections", "/admin/pages/redirect/") in links(response.content.decode())
    assert 'href="/admin/pages/"' not in response.content.decode()
