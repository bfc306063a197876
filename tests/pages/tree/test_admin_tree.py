"""A page is moved in the admin: its address follows, and a move that breaks a rule is refused with a sentence."""

import pytest
from django.contrib.auth.models import Permission, User

from pages.models import Page
from tests.make import make_home, make_page

pytestmark = pytest.mark.django_db
MOVE = "/admin/pages/page/move-node/"


def move(client, page, position, other):
    return client.post(
        MOVE, {"move": page.pk, "position": position, "relative_to": other.pk}
    ).content.decode()


def messages(client):
    return [str(message) for message in client.get("/admin/pages/page/").context["messages"]]


def order():
    return list(Page.objects.order_by("position").values_list("title", flat=True))


def test_a_page_put_under_another_takes_its_address(admin_client):
    above, page = make_page("Habiter"), make_page("Rénover")
    assert move(admin_client, page, "last-child", above) == "ok"
    assert Page.objects.get(pk=page.pk).path == "/habiter/renover/"


def test_the_old_address_of_a_moved_page_leads_to_the_new_one(admin_client, client):
    above, page = make_page("Habiter"), make_page("Rénover")
    move(admin_client, page, "last-child", above)
    assert client.get("/renover/")["Location"] == "/habiter/renover/"


@pytest.mark.parametrize(
    ("position", "expected"),
    [("before", ["C", "A", "B"]), ("after", ["A", "C", "B"])],
)
def test_a_page_takes_its_place_among_its_sisters(admin_client, position, expected):
    first, _second, third = make_page("A"), make_page("B"), make_page("C")
    move(admin_client, third, position, first)
    assert order() == expected


def test_a_page_below_is_brought_up_beside_another(admin_client):
    above = make_page("Habiter")
    page = make_page("Rénover", parent=above)
    move(admin_client, page, "before", above)
    assert Page.objects.get(pk=page.pk).path == "/renover/"


@pytest.mark.parametrize(
    ("position", "other", "sentence"),
    [
        ("last-child", "home", "La page d’accueil n’a pas de sous-page"),
        ("last-child", "below", "ne peut pas être rangée sous elle-même"),
        ("last-child", "elsewhere", "a déjà cette adresse"),
        ("last-child", "page", "Choisissez une autre page"),
        ("beside", "elsewhere", "cette place n’existe pas"),
    ],
)
def test_a_bad_move_is_refused_with_a_sentence(admin_client, position, other, sentence):
    page = make_page("Rénover")
    elsewhere = make_page("Habiter")
    others = {"home": make_home(), "page": page, "elsewhere": elsewhere}
    others["below"] = make_page("Aides", parent=page)
    make_page("Rénover", parent=elsewhere)
    assert move(admin_client, page, position, others[other]) == "error"
    assert any(sentence in message for message in messages(admin_client))
    assert Page.objects.get(pk=page.pk).path == "/renover/"


def test_a_page_does_not_move_onto_an_address_of_the_site(admin_client):
    above = make_page("Habiter")
    page = make_page("Projets", slug="projets", parent=above)
    assert move(admin_client, page, "after", above) == "error"
    assert "L’adresse /projets/ est réservée au site." in messages(admin_client)


def test_a_page_deleted_meanwhile_is_said(admin_client):
    page = make_page("Rénover")
    admin_client.post(MOVE, {"move": 999, "position": "after", "relative_to": page.pk})
    assert messages(admin_client) == ["La page a été supprimée entre-temps, ou cette place n’existe pas."]


def test_who_may_not_change_pages_does_not_move_them(client):
    reader = User.objects.create_user("lou", is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_page"))
    client.force_login(reader)
    page, other = make_page("A"), make_page("B")
    assert (
        client.post(MOVE, {"move": page.pk, "position": "last-child", "relative_to": other.pk}).status_code
        == 403
    )
    assert "tree-cut" not in client.get("/admin/pages/page/").content.decode()
