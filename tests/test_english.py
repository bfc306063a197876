"""A reader of English meets no French that does not say it is French: neither on the site nor in its admin."""

import re

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import User
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import translation

from pages.models import Page, Picture
from pages.text.languages import with_prefix, without_prefix
from programmes.models import Project
from tests.browser import staff
from tests.browser.examples import load as load_examples
from tests.browser.screens import SCREENS
from tests.english import french_pieces, read
from tests.programmes.initial_content.content_folders import load

pytestmark = pytest.mark.django_db

PUBLIC = sorted({with_prefix(without_prefix(address), "en") for address in SCREENS.values()})
MODELS = [model for app in ("pages", "programmes") for model in apps.get_app_config(app).get_models()]
STAFF = ["index", *(model._meta.label_lower for model in MODELS if admin.site.is_registered(model))]
#: Of the screens that a browser looks at, those that are neither the list nor the empty form of a model.
OTHERS = [
    name for name, address in staff.SCREENS.items() if not re.fullmatch(r"/admin/(\w+/\w+/(add/)?)?", address)
]


@pytest.fixture(scope="module")
def client(django_db_setup, django_db_blocker):
    """Of staff, on the initial content: loaded once, then taken back."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch, transaction.atomic():
        patch.setattr(Picture, "_skip_generate_files", True, raising=False)
        load()
        load_examples()
        client = Client()
        client.force_login(User.objects.create_superuser("camille"))
        yield client
        transaction.set_rollback(True)


def french_in(page):
    text = read(page)
    return [piece for piece in french_pieces() if piece in text]


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_screen_is_in_english(client, address):
    assert french_in(client.get(address).content.decode()) == []


@pytest.mark.parametrize("label", STAFF)
def test_a_screen_of_the_admin_is_in_english(client, label):
    with translation.override("en"):
        addresses = ["admin:index"]
        if label != "index":
            name = label.replace(".", "_")
            addresses = [f"admin:{name}_changelist", f"admin:{name}_add"]
        found = [client.get(reverse(address), follow=True) for address in addresses]
    assert [french_in(response.content.decode()) for response in found] == [[]] * len(found)


def first(address):
    """The address of the first object, whose number is 1 where the database is new."""
    found = re.fullmatch(r"/admin/(\w+)/(\w+)/1/(.+)", address)
    if not found:
        return address
    app, model, rest = found.groups()
    return f"/admin/{app}/{model}/{apps.get_model(app, model)._base_manager.order_by('pk').first().pk}/{rest}"


@pytest.mark.parametrize("name", OTHERS)
def test_a_screen_of_those_who_write_is_in_english(client, name):
    response = client.get(with_prefix(first(staff.SCREENS[name]), "en"))
    assert response.status_code == 200
    assert french_in(response.content.decode()) == []


@pytest.mark.parametrize("model", [Page, Project], ids=["page", "project"])
def test_the_form_of_an_object_is_in_english(client, model):
    obj = model.objects.order_by("slug").last()
    with translation.override("en"):
        address = reverse(f"admin:{obj._meta.app_label}_{obj._meta.model_name}_change", args=[obj.pk])
    assert french_in(client.get(address).content.decode()) == []


@pytest.mark.parametrize(
    "path",
    ["", "connexions/", "mot-de-passe/", "application/", "cles/ajouter/", "confirmer/", "deconnexion/"],
)
def test_a_screen_of_an_account_is_in_english(client, path):
    assert french_in(client.get(f"/en/compte/{path}", follow=True).content.decode()) == []


@pytest.mark.parametrize("path", ["connexion/", "mot-de-passe/oublie/", "mot-de-passe/oublie/envoye/"])
def test_a_screen_of_whoever_signs_in_is_in_english(client, path):
    assert french_in(Client().get(f"/en/compte/{path}").content.decode()) == []


def test_the_scripts_of_the_admin_speak_english(client):
    text = client.get("/en/admin/jsi18n/").content.decode()
    assert '"Add a block here": "Add a block here"' in text


def test_french_would_be_noticed(client):
    page = client.get("/").content.decode().replace('lang="fr"', "")
    assert "Aller au contenu" in french_in(page)
