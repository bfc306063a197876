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

from pages.models import Page
from pages.text.languages import with_prefix, without_prefix
from programmes.models import Project
from tests.browser import staff
from tests.browser.examples import load as load_examples
from tests.browser.screens import SCREENS
from tests.english import french_pieces, read
from tests.programmes.initial_content.content_folders import load, without_renditions

pytestmark = pytest.mark.django_db

PUBLIC = sorted({with_prefix(without_prefix(address), "en") for address in SCREENS.values()})
MODELS = [model for app in ("pages", "programmes") for model in apps.get_app_config(app).get_models()]
#: Of the screens that a browser looks at, those that are neither the list nor the empty form of a model.
OTHERS = [
    name for name, address in staff.SCREENS.items() if not re.fullmatch(r"/admin/(\w+/\w+/(add/)?)?", address)
]


@pytest.fixture(scope="module")
def client(django_db_setup, django_db_blocker):
    """Of staff, on the initial content: loaded once, then taken back."""
    with django_db_blocker.unblock(), without_renditions(), transaction.atomic():
        load()
        load_examples()
        client = Client()
        client.force_login(User.objects.create_superuser("camille"))
        yield client
        transaction.set_rollback(True)


def french_in(page):
    text = read(page)
    return [piece for piece in french_pieces() if piece in text]


def french_at(client, addresses):
    """{address: the French read there} for each that has some; a refusal is read like any screen."""
    pages = {address: client.get(address, follow=True).content.decode() for address in addresses}
    assert pages and [address for address, page in pages.items() if "<h1" not in page] == []
    return {address: wrong for address, page in pages.items() if (wrong := french_in(page))}


def test_the_public_screens_are_in_english(client):
    assert french_at(client, PUBLIC) == {}


def test_the_screens_of_the_admin_are_in_english(client):
    names = [model._meta.label_lower.replace(".", "_") for model in MODELS if admin.site.is_registered(model)]
    screens = ["index", *(f"{name}_{screen}" for name in names for screen in ("changelist", "add"))]
    with translation.override("en"):
        addresses = [reverse(f"admin:{name}") for name in screens]
    assert french_at(client, addresses) == {}


def first(address):
    """The address of the first object, whose number is 1 where the database is new."""
    found = re.fullmatch(r"/admin/(\w+)/(\w+)/1/(.+)", address)
    if not found:
        return address
    app, model, rest = found.groups()
    return f"/admin/{app}/{model}/{apps.get_model(app, model)._base_manager.order_by('pk').first().pk}/{rest}"


def test_the_screens_of_those_who_write_are_in_english(client):
    addresses = [with_prefix(first(staff.SCREENS[name]), "en") for name in OTHERS]
    assert {client.get(address).status_code for address in addresses} == {200}
    assert french_at(client, addresses) == {}


def test_the_form_of_an_object_is_in_english(client):
    with translation.override("en"):
        addresses = [
            reverse(f"admin:{model._meta.label_lower.replace('.', '_')}_change", args=[obj.pk])
            for model in (Page, Project)
            for obj in [model.objects.order_by("slug").last()]
        ]
    assert french_at(client, addresses) == {}


def test_the_screens_of_an_account_are_in_english(client):
    paths = [
        "",
        "connexions/",
        "mot-de-passe/",
        "application/",
        "cles/ajouter/",
        "confirmer/",
        "deconnexion/",
    ]
    assert french_at(client, [f"/en/compte/{path}" for path in paths]) == {}


def test_the_screens_of_whoever_signs_in_are_in_english(client):
    paths = ["connexion/", "mot-de-passe/oublie/", "mot-de-passe/oublie/envoye/"]
    assert french_at(Client(), [f"/en/compte/{path}" for path in paths]) == {}


def test_the_scripts_of_the_admin_speak_english(client):
    text = client.get("/en/admin/jsi18n/").content.decode()
    assert '"Add a block here": "Add a block here"' in text


def test_french_would_be_noticed(client):
    page = client.get("/").content.decode().replace('lang="fr"', "")
    assert "Aller au contenu" in french_in(page)
