"""The list of pages: a tree, with the state, the languages and the public address of each."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from pages.models import Page
from tests.make import make_home, make_page, make_text

pytestmark = pytest.mark.django_db
LIST = "/admin/pages/page/"


def column(client, name, query=""):
    """{title: what the column says}"""
    response = client.get(LIST + query)
    changelist = response.context["cl"]
    return {page.title: str(getattr(changelist.model_admin, name)(page)) for page in changelist.result_list}


def test_each_page_says_its_state(admin_client):
    now = timezone.now()
    make_page("Publiée")
    make_page("Brouillon", publish_at=None)
    make_page("Programmée", publish_at=now + timedelta(days=1))
    make_page("Retirée", expire_at=now - timedelta(minutes=1))
    said = column(admin_client, "state")
    assert said["Publiée"] == "Publié"
    assert said["Brouillon"] == "Brouillon"
    assert said["Programmée"].startswith("Programmé le ")
    assert said["Retirée"].startswith("Retiré le ")


def test_a_published_page_under_a_draft_is_said_to_be_hidden(admin_client):
    make_page("Dessous", parent=make_page("Brouillon", publish_at=None))
    assert column(admin_client, "state")["Dessous"] == "Caché : sous une page non publiée"


def test_only_what_the_public_sees_has_a_link_to_the_site(admin_client):
    make_page("Dessous", parent=make_page("Brouillon", publish_at=None))
    make_page("Publiée")
    said = column(admin_client, "on_site")
    assert said["Dessous"] == said["Brouillon"] == "–"
    assert 'href="/publiee/"' in said["Publiée"]


def test_each_page_says_its_languages(admin_client):
    make_page("Rien")
    make_text(make_page("Commencée", title_en="Begun"))
    make_page("Entière", title_en="Whole", title_facile="Tout")
    assert column(admin_client, "translations") == {
        "Rien": "EN\u00a0– / facile\u00a0–",
        "Commencée": "EN\u00a0en partie / facile\u00a0–",
        "Entière": "EN\u00a0✓ / facile\u00a0✓",
    }


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?etat=publie", {"Publiée", "Au menu"}),
        ("?etat=brouillon", {"Brouillon"}),
        ("?traduction=sans-anglais", {"Publiée", "Brouillon"}),
        ("?traduction=sans-facile", {"Publiée", "Brouillon", "Au menu"}),
        ("?in_menus__exact=main", {"Au menu"}),
        ("?in_menus__exact=", {"Publiée", "Brouillon"}),
        ("?q=brou", {"Brouillon"}),
        ("?etat=inconnu", {"Publiée", "Brouillon", "Au menu"}),
    ],
)
def test_the_list_is_narrowed(admin_client, query, found):
    make_page("Publiée")
    make_page("Brouillon", publish_at=None)
    make_page("Au menu", in_menus="main", title_en="In the menu")
    assert set(column(admin_client, "state", query)) == found


def test_pages_stand_under_their_parent_in_the_order_of_staff(admin_client):
    last = make_page("Z")
    make_page("Sous Z", parent=last)
    make_page("A")
    titles = [page.title for page in admin_client.get(LIST).context["cl"].result_list]
    assert titles == ["Z", "Sous Z", "A"]


def test_the_tree_of_ten_thousand_pages_opens_in_few_queries(admin_client, django_assert_max_num_queries):
    make_home()
    tops = [make_page(f"Rubrique {number}") for number in range(10)]
    Page.objects.bulk_create(
        Page(
            title=f"Page {number}",
            slug=f"p{number}",
            parent=tops[number % 10],
            path=f"{tops[number % 10].path}p{number}/",
            position=number,
        )
        for number in range(10_000)
    )
    with connection.cursor() as cursor:  # as a database does by itself, once it has a moment
        cursor.execute("ANALYZE")
    with django_assert_max_num_queries(15):
        assert admin_client.get(LIST).context["cl"].result_count == 10_011
