"""The files that machines read: robots.txt, sitemap.xml, security.txt, health, favicon."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.db import OperationalError
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from pages.models import SiteSettings
from tests.make import make_commune, make_page, make_partner, make_project

pytestmark = pytest.mark.django_db
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
HOST = "http://testserver"


# robots.txt


def test_a_site_on_trial_keeps_robots_out(client):
    assert "\nDisallow: /\n" in client.get("/robots.txt").content.decode()


def test_the_real_site_lets_them_in(client, settings):
    settings.PRODUCTION = True
    assert "\nDisallow: /\n" not in client.get("/robots.txt").content.decode()


@pytest.mark.parametrize("path", ["/admin/", "/en/admin/", "/facile/admin/"])
def test_the_admin_of_the_real_site_keeps_robots_out(client, settings, path):
    settings.PRODUCTION = True
    assert f"Disallow: {path}\n" in client.get("/robots.txt").content.decode()


def test_robots_are_told_of_the_sitemap(client):
    assert f"Sitemap: {HOST}/sitemap.xml" in client.get("/robots.txt").content.decode()


# sitemap.xml


@pytest.fixture
def listed(client):
    """listed() → {address: {hreflang: address}}."""

    def listed():
        tree = ElementTree.fromstring(client.get("/sitemap.xml").content)
        return {
            url.findtext("s:loc", namespaces=NAMES).removeprefix(HOST): {
                link.get("hreflang"): link.get("href").removeprefix(HOST)
                for link in url.findall("x:link", NAMES)
            }
            for url in tree.findall("s:url", NAMES)
        }

    return listed


def test_everything_public_is_listed(listed, home):
    make_page("Habiter")
    make_project("Cité des Lilas", communes=[make_commune("Béthune", "62119")])
    make_partner("Région")
    expected = {"/", "/habiter/", "/projets/", "/projets/cite-des-lilas/", "/communes/bethune/"}
    assert expected | {"/partenaires/region/", "/plan-du-site/"} <= listed().keys()


def test_what_is_not_public_is_not_listed(listed):
    make_page("Brouillon", publish_at=None)
    make_page("Demain", publish_at=timezone.now() + timedelta(days=1))
    make_project("Projet brouillon", publish_at=None)
    assert not {"/brouillon/", "/demain/", "/projets/projet-brouillon/"} & listed().keys()


def test_a_page_that_only_points_elsewhere_is_not_listed(listed):
    make_page("Nos projets", link="/projets/")
    assert "/nos-projets/" not in listed()


def test_a_page_names_its_translation(listed):
    make_page("Habiter", title_en="Living here")
    expected = {"fr": "/habiter/", "en": "/en/habiter/", "x-default": "/habiter/"}
    assert listed()["/habiter/"] == listed()["/en/habiter/"] == expected


def test_a_page_without_english_is_listed_in_french_alone(listed):
    make_page("Habiter")
    assert "/en/habiter/" not in listed()
    assert "en" not in listed()["/habiter/"]


def test_plain_french_is_listed_where_it_is_written(listed):
    make_page("Habiter", title_facile="Se loger")
    make_page("Bouger")
    assert "/facile/habiter/" in listed() and "/facile/bouger/" not in listed()


def test_plain_french_is_no_alternate(listed):
    make_page("Habiter", title_facile="Se loger")
    assert listed()["/facile/habiter/"] == {}
    assert set(listed()["/habiter/"]) == {"fr", "x-default"}


def test_a_page_says_when_it_was_last_changed(client):
    make_page("Habiter")
    assert f"<lastmod>{timezone.localdate()}" in client.get("/sitemap.xml").content.decode()


def test_more_pages_cost_no_more_queries(client, django_assert_num_queries):
    for number in range(3):
        page = make_page(f"Page {number}", title_en="Page", title_facile="Page")
        make_page(f"Sous-page {number}", parent=page)
        make_project(f"Projet {number}", communes=[make_commune(f"Commune {number}", f"6200{number}")])
    with django_assert_num_queries(9):  # one for each kind of object
        client.get("/sitemap.xml")


# security.txt


@pytest.fixture
def security_txt(client):
    SiteSettings.objects.create(security_email="securite@exemple.fr")
    lines = client.get("/.well-known/security.txt").content.decode().splitlines()
    return dict(line.split(": ", 1) for line in lines)


def test_a_flaw_is_told_to_the_address_of_the_settings(security_txt):
    assert security_txt["Contact"] == "mailto:securite@exemple.fr"


def test_the_file_is_good_for_less_than_a_year(security_txt):
    expires = parse_datetime(security_txt["Expires"])
    assert timezone.now() + timedelta(days=30) < expires < timezone.now() + timedelta(days=365)


def test_the_file_says_where_it_is_and_which_languages_we_read(security_txt):
    assert security_txt["Canonical"] == f"{HOST}/.well-known/security.txt"
    assert security_txt["Preferred-Languages"] == "fr, en"


def test_there_is_no_file_while_there_is_no_address(client):
    assert client.get("/.well-known/security.txt").status_code == 404


# health and favicon


def test_a_healthy_site_says_so(client):
    response = client.get("/health/")
    assert (response.status_code, response.content) == (200, b"ok\n")
    assert "no-store" in response["Cache-Control"]


def test_a_site_without_its_database_says_so(client, monkeypatch):
    def away(*args):
        raise OperationalError("connection refused")

    monkeypatch.setattr("agglo_site.views.connection.cursor", away)
    assert client.get("/health/").status_code == 503


def test_the_icon_is_where_browsers_look(client):
    assert client.get("/favicon.ico")["Location"] == "/static/img/favicon.svg"


@pytest.mark.parametrize("path", ["/robots.txt", "/.well-known/security.txt", "/health/", "/favicon.ico"])
def test_these_files_are_only_read(client, path):
    assert client.post(path).status_code == 405
