"""« Corbeille » in the admin; and a branch is deleted only by who types how many pages it has."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone

from pages.models import Page, TrashedObject
from tests.make import make_milestone, make_news, make_page, make_project, make_text

pytestmark = pytest.mark.django_db
LIST = "/admin/pages/trashedobject/"
PAGES = "/admin/pages/page/"
WRONG = "Rien n’est supprimé : 3 pages partiraient"


@pytest.fixture
def branch(db):
    top = make_page("Habiter")
    make_page("Aides", parent=make_page("Rénover", parent=top))
    return top


def text(response):
    return response.content.decode()


def out(name="Habiter"):
    return f"{LIST}{TrashedObject.objects.get(object_name=name).pk}/sortir/"


def delete(admin_client, page, **sent):
    return admin_client.post(f"{PAGES}{page.pk}/delete/", {"post": "yes", **sent}, follow=True)


def delete_selected(admin_client, *pages, **sent):
    keys = [page.pk for page in pages]
    return admin_client.post(
        PAGES, {"action": "delete_selected", "_selected_action": keys, **sent}, follow=True
    )


# Deleting


def test_a_page_alone_takes_no_number(admin_client):
    delete(admin_client, make_page("Habiter"))
    assert not Page.objects.exists()


def test_a_branch_asks_for_its_number(admin_client, branch):
    html = text(admin_client.get(f"{PAGES}{branch.pk}/delete/"))
    assert "tapez le nombre de pages supprimées (3)" in html


@pytest.mark.parametrize("number", ["", "2", "trois", "33"])
def test_a_wrong_number_deletes_nothing_and_says_so(admin_client, branch, number):
    assert WRONG in text(delete(admin_client, branch, _nombre=number))
    assert Page.objects.count() == 3


def test_the_right_number_deletes_the_branch(admin_client, branch):
    delete(admin_client, branch, _nombre=" 3 ")
    assert not Page.objects.exists()
    assert TrashedObject.objects.count() == 3


def test_a_page_added_meanwhile_makes_the_number_wrong(admin_client, branch):
    make_page("Louer", parent=branch)
    delete(admin_client, branch, _nombre="3")
    assert Page.objects.count() == 4


def test_the_list_action_asks_for_it_too(admin_client, branch):
    assert "tapez le nombre de pages supprimées (3)" in text(delete_selected(admin_client, branch))


def test_a_wrong_number_in_the_list_deletes_nothing_and_asks_again(admin_client, branch):
    html = text(delete_selected(admin_client, branch, post="yes", _nombre="1"))
    assert WRONG in html and "tapez le nombre" in html
    assert Page.objects.count() == 3


def test_the_list_counts_each_page_once(admin_client, branch):
    below = Page.objects.get(slug="renover")
    delete_selected(admin_client, branch, below, post="yes", _nombre="3")
    assert not Page.objects.exists()
    assert TrashedObject.objects.count() == 3


def test_the_list_asks_no_number_of_pages_alone(admin_client):
    delete_selected(admin_client, make_page("Bus"), make_page("Tram"), post="yes")
    assert not Page.objects.exists()


def test_who_deleted_it_is_told(admin_client, branch, admin_user):
    delete(admin_client, branch, _nombre="3")
    assert {each.deleted_by for each in TrashedObject.objects.all()} == {admin_user}


def test_what_promised_in_public_is_not_deleted_and_says_why(admin_client):
    project = make_project("Lilas")
    make_milestone(project)
    html = text(
        admin_client.post(f"/admin/programmes/project/{project.pk}/delete/", {"post": "yes"}, follow=True)
    )
    assert "Lilas" in html and not TrashedObject.objects.exists()


# The list


def test_it_says_what_was_deleted_when_and_by_whom(admin_client):
    make_page("Habiter").delete()
    html = text(admin_client.get(LIST))
    assert "Habiter" in html and "/habiter/" in html and out() in html


@pytest.mark.parametrize(
    ("number", "said"), [(0, "Rien ici."), (1, "1 contenu supprimé"), (2, "2 contenus supprimés")]
)
def test_it_counts_in_words(admin_client, number, said):
    for each in range(number):
        make_page(f"Page {each}").delete()
    assert f"{said}\n" in text(admin_client.get(LIST))


def test_what_came_back_is_shown_on_demand(admin_client):
    make_page("Habiter").delete()
    TrashedObject.objects.update(restored_at=timezone.now())
    assert "/habiter/" not in text(admin_client.get(LIST))
    assert "/habiter/" in text(admin_client.get(f"{LIST}?etat=sorti"))


def test_it_is_narrowed_by_kind(admin_client):
    make_page("Habiter").delete()
    make_news("Chantier").delete()
    html = text(admin_client.get(f"{LIST}?sorte=news"))
    assert "Chantier" in html and "/habiter/" not in html


def test_it_costs_the_same_with_many(admin_client, django_assert_max_num_queries):
    for number in range(12):
        make_page(f"Page {number}").delete()
    admin_client.get(LIST)
    with django_assert_max_num_queries(9):
        admin_client.get(LIST)


def test_nothing_is_deleted_for_good_there(admin_client):
    make_page("Habiter").delete()
    pk = TrashedObject.objects.get().pk
    TrashedObject.objects.update(deleted_at=timezone.now() - timedelta(days=400))
    assert admin_client.post(f"{LIST}{pk}/delete/", {"post": "yes"}).status_code == 403
    admin_client.post(LIST, {"action": "delete_selected", "_selected_action": [pk], "post": "yes"})
    assert TrashedObject.objects.exists()


def test_the_form_of_one_is_the_way_out(admin_client):
    make_page("Habiter").delete()
    pk = TrashedObject.objects.get().pk
    assert admin_client.get(f"{LIST}{pk}/change/").headers["Location"] == f"{LIST}{pk}/sortir/"


# Out of it


def test_it_comes_back_as_a_draft_with_its_branch(admin_client, branch):
    delete(admin_client, branch, _nombre="3")
    response = admin_client.post(out(), {"branche": "on"}, follow=True)
    assert "3 contenus sont sortis de la corbeille." in text(response)
    assert list(Page.objects.values_list("publish_at", flat=True)) == [None] * 3


def test_it_is_shown_again_on_demand(admin_client, client):
    make_page("Habiter").delete()
    admin_client.post(out(), {"publier": "on"})
    assert client.get("/habiter/").status_code == 200


@pytest.fixture
def broken(db):
    """In the trash, it was public, and a link of it leads nowhere."""
    make_text(page := make_page("Habiter"), '<p><a href="/rien/">La suite des travaux</a></p>')
    page.delete()


def test_what_would_lead_nowhere_is_not_shown_again_without_a_reason(admin_client, broken):
    html = text(admin_client.post(out(), {"publier": "on"}))
    assert "ne mène à rien" in html and "Publier quand même, parce que…" in html
    assert not Page.objects.exists()
    assert TrashedObject.objects.waiting().exists()


def test_what_was_asked_stays_ticked_there(admin_client, branch):
    make_text(branch, '<p><a href="/rien/">La suite des travaux</a></p>')
    branch.delete()
    html = text(admin_client.post(out(), {"publier": "on"}))
    assert '<input type="checkbox" name="publier" checked>' in html
    assert '<input type="checkbox" name="branche">' in html


def test_with_a_reason_it_is_shown_again_and_the_reason_is_in_its_history(admin_client, broken):
    admin_client.post(out(), {"publier": "on", "_comment": "La page suit demain."})
    page = Page.objects.get()
    assert page.is_live
    assert "La page suit demain." in text(admin_client.get(f"{PAGES}{page.pk}/history/"))


def test_as_a_draft_it_comes_back_whatever_is_wrong(admin_client, broken):
    admin_client.post(out())
    assert Page.objects.get().publish_at is None


def test_its_screen_names_the_branch(admin_client, branch):
    branch.delete()
    html = text(admin_client.get(out()))
    assert "Avec les 2 pages rangées dessous" in html and "/habiter/renover/aides/" in html


def test_a_place_that_is_taken_is_told(admin_client, branch):
    branch.delete()
    assert "sortez d’abord celle-là" in text(admin_client.post(out("Aides")))


def staff(client, django_user_model, *permissions):
    user = django_user_model.objects.create_user("lucie", password="x", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    client.force_login(user)
    return client


def test_staff_see_the_kinds_that_they_may_put_back(client, django_user_model):
    make_page("Habiter").delete()
    make_news("Chantier").delete()
    html = text(staff(client, django_user_model, "view_news", "publish_news").get(LIST))
    assert "Chantier" in html and "/habiter/" not in html


def test_nobody_else_puts_it_back(client, django_user_model):
    make_page("Habiter").delete()
    staff(client, django_user_model, "view_news", "publish_news")
    assert client.post(out()).status_code == 403


def test_who_may_put_nothing_back_sees_no_trash(client, django_user_model):
    assert staff(client, django_user_model, "view_page").get(LIST).status_code == 403
