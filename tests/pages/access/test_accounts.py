"""The accounts: roles and limits are given in the form of the user, and nobody gives more than he has."""

import pytest
from django.contrib.auth.models import Group, User

from pages.access.roles import ADMINISTRATOR, EDITOR, REDACTEUR, ROLES
from pages.models import PageLimit
from programmes.models import ProgrammeLimit
from tests.make import make_page, make_programme
from tests.pages.access.people import make_user, signed_in
from tests.pages.staff.admin_forms import filled

pytestmark = pytest.mark.django_db
LIST = "/admin/auth/user/"


@pytest.fixture
def boss():
    return signed_in(make_user(ADMINISTRATOR))


def form(user):
    return f"{LIST}{user.pk}/change/"


def test_a_role_and_limits_are_given_in_one_form(boss):
    user, page, programme = make_user(name="lou"), make_page("Habiter"), make_programme()
    data = filled(boss.get(form(user)), is_active="on", is_staff="on")
    data |= {"groups": [Group.objects.get(name=REDACTEUR).pk]}
    data |= {"pagelimit_set-TOTAL_FORMS": 1, "pagelimit_set-0-page": page.pk}
    data |= {"programmelimit_set-TOTAL_FORMS": 1, "programmelimit_set-0-programme": programme.pk}
    boss.post(form(user), data)
    assert user.groups.get().name == REDACTEUR
    assert PageLimit.objects.get().page == page and ProgrammeLimit.objects.get().programme == programme


def test_the_form_says_what_each_role_does(boss):
    text = boss.get(form(make_user(name="lou"))).text
    assert "Rédacteur : écrit et complète les brouillons" in text
    assert "Cette page et toutes celles qui sont rangées dessous." in text
    assert "le compte n’entre pas dans l’administration" in text


def test_the_list_shows_the_roles(boss):
    make_user(EDITOR, name="lou")
    assert "Éditeur" in boss.get(LIST).text


@pytest.mark.parametrize("name", ["is_superuser", "user_permissions"])
def test_who_is_no_superuser_makes_none(boss, admin_client, name):
    user = make_user(name="lou")
    assert f'name="{name}"' not in boss.get(form(user)).text
    assert f'name="{name}"' in admin_client.get(form(user)).text
    boss.post(form(user), filled(boss.get(form(user))) | {"is_superuser": "on"})
    assert not User.objects.get(pk=user.pk).is_superuser


@pytest.mark.parametrize("screen", ["change/", "delete/", "password/"])
def test_the_account_of_a_superuser_is_out_of_reach(boss, admin_user, screen):
    assert boss.post(f"{LIST}{admin_user.pk}/{screen}", {"post": "yes"}).status_code == 403
    assert User.objects.filter(pk=admin_user.pk).exists()


def test_a_limited_administrateur_does_not_lift_his_own_limit():
    user = make_user(ADMINISTRATOR, make_page("Habiter"))
    assert signed_in(user).post(form(user), {}).status_code == 403


@pytest.mark.parametrize("role", ROLES)
def test_a_role_is_not_changed_even_by_a_superuser(admin_client, role):
    url = f"/admin/auth/group/{Group.objects.get(name=role).pk}"
    assert admin_client.post(f"{url}/change/", {"name": "Autre"}).status_code == 403
    assert admin_client.post(f"{url}/delete/", {"post": "yes"}).status_code == 403


def test_another_group_is(admin_client):
    group = Group.objects.create(name="Stagiaires")
    admin_client.post(f"/admin/auth/group/{group.pk}/change/", {"name": "Apprentis"})
    assert Group.objects.filter(name="Apprentis").exists()


def test_a_right_is_read_in_words_and_not_as_the_database_names_it(admin_client):
    role, other = Group.objects.get(name=EDITOR), Group.objects.create(name="Stagiaires")
    for group, words in ((role, "<li>Page : Publier</li>"), (other, ">Page : Publier</option>")):
        text = admin_client.get(f"/admin/auth/group/{group.pk}/change/").text
        assert words in text and "Can publish" not in text


def test_the_rights_of_a_group_are_named_with_as_many_queries_whatever_their_number(
    admin_client, django_assert_max_num_queries
):
    with django_assert_max_num_queries(12):
        admin_client.get(f"/admin/auth/group/{Group.objects.get(name=EDITOR).pk}/change/")


def test_the_same_limit_twice_is_refused_in_words(boss):
    user, page = make_user(name="lou"), make_page("Habiter")
    PageLimit.objects.create(user=user, page=page)
    data = filled(boss.get(form(user)), is_active="on", is_staff="on")
    data |= {"pagelimit_set-TOTAL_FORMS": 2, "pagelimit_set-1-page": page.pk}
    answer = boss.post(form(user), data)
    assert answer.status_code == 200 and PageLimit.objects.count() == 1
