"""The three roles: what each may do, as `migrate` made them."""

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.core.management import call_command
from django.urls import reverse

from pages.access.roles import ADMINISTRATOR, EDITOR, REDACTEUR, ROLES, may, permissions
from pages.models import Page, Revision, SiteSettings
from programmes.models import Programme
from tests.make import make_home, make_page, make_programme, make_project, yesterday
from tests.pages.access.people import allow, make_user, signed_in
from tests.pages.staff.admin_forms import filled

pytestmark = pytest.mark.django_db
MOVE = "/admin/pages/page/move-node/"


def form(page):
    return f"/admin/pages/page/{page.pk}/change/"


def held(role):
    return set(Group.objects.get(name=role).permissions.values_list("content_type__app_label", "codename"))


@pytest.mark.parametrize("role", ROLES)
def test_each_role_holds_the_permissions_of_the_table(role):
    assert held(role) == permissions(role)


def test_each_role_may_do_what_the_one_before_may():
    assert permissions(REDACTEUR) < permissions(EDITOR) < permissions(ADMINISTRATOR)


def test_another_migrate_brings_the_roles_back_and_leaves_other_groups_alone():
    Group.objects.get(name=EDITOR).permissions.clear()
    own = Group.objects.create(name="Stagiaires")
    own.permissions.add(Permission.objects.get(codename="view_page"))
    call_command("migrate", verbosity=0)
    assert held(EDITOR) == permissions(EDITOR)
    assert own.permissions.count() == 1


def test_a_superuser_may_do_everything(admin_user):
    assert may(admin_user, "publish", make_page()) and may(admin_user, "edit", SiteSettings)


def test_who_does_not_enter_the_admin_may_do_nothing():
    user = make_user(EDITOR)
    user.is_staff = False
    assert not may(user, "view", Page)


@pytest.mark.parametrize(
    ("act", "who"),
    [
        ("view", "REA"), ("edit", "REA"), ("submit", "REA"), ("review", "EA"), ("publish", "EA"),
        ("restore", "EA"), ("move", "EA"), ("share", "EA"),
    ],
)  # fmt: skip
def test_the_acts_on_a_page(act, who):
    page = make_page()
    assert "".join(role[0].replace("É", "E") for role in ROLES if may(make_user(role), act, page)) == who


def test_who_writes_drafts_deletes_a_draft_and_nothing_that_was_published():
    user = make_user(REDACTEUR)
    assert may(user, "delete", make_page("Brouillon", publish_at=None))
    assert not may(user, "delete", make_page("Publiée"))


def test_a_branch_with_a_public_page_is_not_deleted_by_who_writes_drafts():
    above = make_page("Brouillon", publish_at=None)
    make_page("Publiée", parent=above)
    client = signed_in(make_user(REDACTEUR))
    sent = {"post": "yes", "_nombre": "2"}
    assert client.post(f"/admin/pages/page/{above.pk}/delete/", sent).status_code == 403
    assert Page.objects.count() == 2


def test_a_new_page_of_a_redacteur_stays_a_draft():
    client = signed_in(make_user(REDACTEUR))
    data = filled(client.get("/admin/pages/page/add/"), title_fr="Habiter", slug="habiter")
    client.post("/admin/pages/page/add/", data | {"publish_at_0": "01/01/2024", "publish_at_1": "10:00"})
    assert Page.objects.get(slug="habiter").publish_at is None


def test_a_redacteur_writes_a_draft():
    page = make_page("Habiter", publish_at=None)
    client = signed_in(make_user(REDACTEUR))
    client.post(form(page), filled(client.get(form(page)), title_fr="Se loger"))
    assert Page.objects.get(pk=page.pk).title_fr == "Se loger"


def test_a_redacteur_adds_blocks_to_a_draft():
    page = make_page("Habiter", publish_at=None)
    text = signed_in(make_user(REDACTEUR)).get(form(page)).text
    assert 'name="text-TOTAL_FORMS"' in text


@pytest.mark.parametrize("button", ["_draft", "_save", "_publish", "_submit"])
def test_whatever_button_a_redacteur_sends_a_public_page_gets_a_draft_and_does_not_move(button):
    page = make_page("Habiter")
    client = signed_in(make_user(REDACTEUR))
    client.post(form(page), filled(client.get(form(page)), title_fr="Se loger") | {button: "1"})
    assert Page.objects.get(pk=page.pk).title_fr == "Habiter"
    assert Revision.objects.of(page).pending().get().snapshot["fields"]["title_fr"] == "Se loger"


def test_a_redacteur_is_not_offered_to_publish():
    text = signed_in(make_user(REDACTEUR)).get(form(make_page("Habiter"))).text
    assert 'name="_draft"' in text and 'name="_publish"' not in text and 'name="_save"' not in text


def test_what_was_published_then_withdrawn_is_not_deleted_by_who_writes_drafts():
    page, editor = make_page("Habiter"), signed_in(make_user(EDITOR))
    editor.post("/admin/pages/page/", {"action": "unpublish", "_selected_action": [page.pk]})
    page.refresh_from_db()
    assert page.publish_at is None
    assert not may(make_user(REDACTEUR), "delete", page) and may(
        User.objects.get(username="éditeur"), "delete", page
    )


def test_a_draft_that_has_versions_is_still_deleted_by_who_wrote_it():
    page = make_page("Brouillon", publish_at=None)
    client = signed_in(user := make_user(REDACTEUR))
    client.post(form(page), filled(client.get(form(page)), title_fr="Se loger") | {"_draft": "1"})
    assert Revision.objects.of(page).count() > 1 and may(user, "delete", page)


@pytest.mark.parametrize("act", ["restore", "conflict"])
def test_an_old_version_does_not_bring_back_the_date_of_a_page_that_was_withdrawn(act):
    """Else who writes drafts would publish it."""
    page = make_page("Habiter")
    old = Revision.objects.found(page)
    signed_in(make_user(EDITOR)).post(
        "/admin/pages/page/", {"action": "unpublish", "_selected_action": [page.pk]}
    )
    url = reverse(f"admin:pages_page_{act}", args=[page.pk, old.number])
    signed_in(make_user(REDACTEUR)).post(url)
    assert Page.objects.get().publish_at is None


def test_a_redacteur_does_not_say_of_a_public_page_that_it_is_still_true():
    page = make_page("Habiter", review_date=yesterday().date())
    sent = {"nature": "pages.page", "objet": page.pk}
    assert signed_in(make_user(REDACTEUR)).post("/admin/a-confirmer/", sent).status_code == 403
    assert signed_in(make_user(EDITOR)).post("/admin/a-confirmer/", sent).status_code == 302


def test_the_menu_is_the_matter_of_the_administrator():
    page = make_page("Habiter")
    shown = {role: 'name="in_menus"' in signed_in(make_user(role)).get(form(page)).text for role in ROLES}
    assert shown == {REDACTEUR: False, EDITOR: False, ADMINISTRATOR: True}


@pytest.mark.parametrize(("role", "status"), [(REDACTEUR, 403), (EDITOR, 200), (ADMINISTRATOR, 200)])
def test_pages_are_moved_by_who_publishes(role, status):
    page, above = make_page("A"), make_page("B")
    data = {"move": page.pk, "position": "last-child", "relative_to": above.pk}
    assert signed_in(make_user(role)).post(MOVE, data).status_code == status
    assert Page.objects.get(pk=page.pk).path == ("/b/a/" if status == 200 else "/a/")


@pytest.mark.parametrize(("letter", "status"), [(None, 403), ("view_programme", 200)])
def test_a_choice_is_searched_by_who_may_see_it(letter, status):
    make_programme()
    user = allow(make_user(), *filter(None, [letter]))
    data = {"app_label": "programmes", "model_name": "project", "field_name": "programme", "term": ""}
    assert signed_in(user).get("/admin/autocomplete/", data).status_code == status


def test_a_group_of_the_operator_works_beside_the_roles():
    """Django's own permissions still say what they say."""
    user = allow(make_user(), "view_project", "change_project")
    assert may(user, "edit", make_project())
    assert not may(user, "publish", make_project("Autre"))


def test_the_permission_to_publish_is_one_of_django():
    assert make_user(EDITOR).has_perm("pages.publish_page")
    assert not make_user(REDACTEUR).has_perm("pages.publish_page")


def test_a_redacteur_writes_a_draft_over_a_programme_and_adds_none():
    programme = make_programme("Contrat de ville")
    change = f"/admin/programmes/programme/{programme.pk}/change/"
    client = signed_in(make_user(REDACTEUR))
    client.post(change, filled(client.get(change), name_fr="Autre nom") | {"_draft": "1"})
    assert Programme.objects.get().name_fr == "Contrat de ville"
    assert Revision.objects.of(programme).pending().get().snapshot["fields"]["name_fr"] == "Autre nom"
    assert client.get("/admin/programmes/programme/add/").status_code == 403


def test_rights_cost_the_same_with_many_blocks(django_assert_max_num_queries):
    """Two queries for permissions, one for each kind of limit, however often they are asked."""
    make_home()
    page = make_page("Habiter", publish_at=None)
    client = signed_in(make_user(REDACTEUR))
    client.get(form(page))
    with django_assert_max_num_queries(40):
        client.get(form(page))
