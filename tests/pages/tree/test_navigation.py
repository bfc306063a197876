"""Menus, breadcrumbs, section navigation, human sitemap."""

import re

import pytest

from tests.make import make_home, make_page

pytestmark = pytest.mark.django_db


def links(html, css_class):
    part = re.search(rf'class="{css_class}".*?</(?:nav|ol|ul)>', html, re.S)[0]
    return re.findall(r'<a[^>]*href="([^"]+)"', part)


def html(client, path):
    return client.get(path).content.decode()


def test_the_main_menu_follows_the_order_of_the_tree(client):
    make_page("Contact", in_menus="main", position=20)
    make_page("Habiter", in_menus="main", position=10)
    assert links(html(client, "/contact/"), "menu__list") == ["/habiter/", "/contact/"]


def test_a_draft_is_in_no_menu(client):
    make_page("Contact", in_menus="main")
    make_page("Habiter", in_menus="main", publish_at=None)
    assert links(html(client, "/contact/"), "menu__list") == ["/contact/"]


def test_the_footer_has_its_own_menu(client):
    make_page("Mentions", in_menus="footer")
    assert "/mentions/" in links(html(client, "/mentions/"), "footer__links")


def test_a_mere_link_in_the_menu_leads_to_its_address(client):
    make_page("Contact")
    make_page("Tous les projets", in_menus="main", link="/projets/")
    assert links(html(client, "/contact/"), "menu__list") == ["/projets/"]


def test_a_mere_link_redirects_whoever_types_its_path(client):
    make_page("Tous les projets", link="/projets/")
    assert client.get("/tous-les-projets/")["Location"] == "/projets/"


def test_the_menu_tells_the_page_where_the_reader_is(client):
    make_page("Contact", in_menus="main")
    assert 'href="/contact/" aria-current="page"' in html(client, "/contact/")


def test_the_menu_tells_the_branch_where_the_reader_is(client):
    make_page("Fiche", parent=make_page("Habiter", in_menus="main"))
    assert 'href="/habiter/" aria-current="true"' in html(client, "/habiter/fiche/")


def test_breadcrumbs_lead_back_up(client):
    make_page("Isoler", parent=make_page("Rénover", parent=make_page("Habiter")))
    assert links(html(client, "/habiter/renover/isoler/"), "breadcrumbs") == [
        "/",
        "/habiter/",
        "/habiter/renover/",
    ]


def test_the_section_opens_along_the_way(client):
    top = make_page("Habiter")
    make_page("Isoler", parent=make_page("Rénover", parent=top))
    make_page("Louer", parent=top)
    nav = links(html(client, "/habiter/renover/"), "sectionnav")
    assert nav == ["/habiter/", "/habiter/renover/", "/habiter/renover/isoler/"]
    assert 'href="/habiter/louer/"' in html(client, "/habiter/renover/")


def test_a_lonely_page_has_no_section_navigation(client):
    make_page("Contact")
    assert "sectionnav" not in html(client, "/contact/")


def test_the_human_sitemap_shows_the_whole_tree(client):
    make_home()
    make_page("Isoler", parent=make_page("Habiter"))
    make_page("Caché", publish_at=None)
    assert links(html(client, "/plan-du-site/"), "sitemap")[:3] == ["/", "/habiter/", "/habiter/isoler/"]
    assert "Caché" not in html(client, "/plan-du-site/")


@pytest.mark.parametrize("count", [3, 40])
def test_the_human_sitemap_costs_the_same_whatever_its_length(client, count, django_assert_max_num_queries):
    for number in range(count):
        make_page(f"Fiche {number}")
    with django_assert_max_num_queries(6):
        client.get("/plan-du-site/")


def test_every_page_says_how_accessible_the_site_is(client):
    make_page("Contact")
    assert ">Accessibilité : non conforme</a>" in html(client, "/contact/")
