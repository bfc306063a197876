"""The audit log: who did what to what, when, from where; nobody rewrites it."""

from datetime import timedelta

import pytest
from django.contrib.auth import authenticate, login
from django.contrib.auth.models import Group, User
from django.contrib.sessions.backends.db import SessionStore
from django.core.management import call_command
from django.test import RequestFactory
from django.utils import timezone

from pages.access import audit
from pages.access.audit import Act
from pages.access.models.audit import Unalterable
from pages.access.roles import ADMINISTRATOR, EDITOR
from pages.models import AuditEntry, CacheVersion, Page
from programmes.models import GrantImport
from tests.make import make_page
from tests.pages.access.people import make_user, signed_in
from tests.pages.staff.admin_forms import filled
from tests.programmes.grants.files import csv_bytes

pytestmark = pytest.mark.django_db
LIST = "/admin/pages/page/"
PASSWORD = "terrils-et-corons"


@pytest.fixture
def client(client):
    client.force_login(make_user(ADMINISTRATOR))
    return client


def acts(**kept):
    return list(AuditEntry.objects.filter(**kept).order_by("pk").values_list("act", "object_name"))


def of_pages():
    return acts(model="pages.page")


def request(**headers):
    made = RequestFactory().get("/", **headers)
    made.user = User.objects.first()
    return made


def test_a_sign_in_is_written_with_its_address_and_browser():
    """By whatever door: all of them end in login()."""
    user, made = make_user(name="lou"), request(REMOTE_ADDR="203.0.113.7", HTTP_USER_AGENT="Firefox")
    made.session = SessionStore()
    login(made, user, backend="django.contrib.auth.backends.ModelBackend")
    entry = AuditEntry.objects.get()
    assert (entry.act, entry.user_name, entry.address, entry.user_agent) == (
        "sign-in", "lou", "203.0.113.7", "Firefox",
    )  # fmt: skip


@pytest.mark.parametrize("typed", ["lou", "Lou@example.org"])
def test_a_refused_sign_in_names_the_account(typed):
    User.objects.create_user("lou", email="lou@example.org", password=PASSWORD)
    authenticate(request(), username=typed, password="autre")
    assert AuditEntry.objects.get(act=Act.SIGN_IN_FAILED).user_name == "lou"


def test_a_password_typed_in_place_of_the_name_is_not_kept():
    authenticate(request(), username=PASSWORD, password="x")
    entry = AuditEntry.objects.get(act=Act.SIGN_IN_FAILED)
    assert entry.user_name == "" and PASSWORD not in str(vars(entry))


def test_a_sign_out_is_written(client):
    client.logout()
    assert AuditEntry.objects.get(act=Act.SIGN_OUT).user_name == "administrateur"


def test_what_a_form_adds_and_changes_is_written(client):
    client.post(f"{LIST}add/", filled(client.get(f"{LIST}add/"), title_fr="Habiter", slug="habiter"))
    url = f"{LIST}{Page.objects.get().pk}/change/"
    client.post(url, filled(client.get(url), title_fr="Se loger"))
    assert of_pages() == [("add", "Habiter"), ("change", "Se loger")]


def test_a_change_says_which_fields(client):
    url = f"{LIST}{make_page('Habiter').pk}/change/"
    client.post(url, filled(client.get(url), title_fr="Se loger"))
    assert "itre" in str(AuditEntry.objects.get(act=Act.PUBLISH).details)


def test_what_is_deleted_keeps_its_name(client):
    page = make_page("Habiter")
    client.post(f"{LIST}{page.pk}/delete/", {"post": "yes"})
    assert of_pages() == [("delete", "Habiter")]


@pytest.mark.parametrize(
    ("action", "act"), [("publish", "publish"), ("unpublish", "unpublish"), ("delete_selected", "delete")]
)
def test_each_object_of_an_action_is_written(client, action, act):
    pages = [make_page("A"), make_page("B")]
    client.post(
        LIST, {"action": action, "_selected_action": [page.pk for page in pages], "post": "yes"}, follow=True
    )
    assert sorted(of_pages()) == [(act, "A"), (act, "B")]


def test_a_move_says_from_where_to_where(client):
    page, above = make_page("Rénover"), make_page("Habiter")
    client.post(f"{LIST}move-node/", {"move": page.pk, "position": "last-child", "relative_to": above.pk})
    assert AuditEntry.objects.get(act=Act.MOVE).details == {"from": "/renover/", "to": "/habiter/renover/"}


def test_a_move_that_is_refused_is_not_written(client):
    page = make_page("Rénover")
    client.post(f"{LIST}move-node/", {"move": page.pk, "position": "after", "relative_to": page.pk})
    assert not AuditEntry.objects.filter(act=Act.MOVE).exists()


def test_an_import_is_written(client):
    sent = GrantImport.objects.create(name="2024.csv", content=csv_bytes({}))
    client.post(f"/admin/programmes/grantimport/{sent.pk}/confirmer/")
    assert acts(act=Act.IMPORT) == [("import", "2024.csv")]


def test_the_lines_that_an_import_refused_are_an_export(client):
    sent = GrantImport.objects.create(name="2024.csv", report=b"x")
    client.get(f"/admin/programmes/grantimport/{sent.pk}/refus.csv")
    assert acts(act=Act.EXPORT) == [("export", "2024.csv")]


def test_a_change_of_role_says_before_and_after(client):
    user = make_user(name="lou")
    url = f"/admin/auth/user/{user.pk}/change/"
    role = Group.objects.get(name=EDITOR)
    client.post(url, filled(client.get(url), groups=[role.pk]))
    details = AuditEntry.objects.get(act=Act.RIGHTS).details
    assert (details["before"]["roles"], details["after"]["roles"]) == ([], [EDITOR])


def test_a_change_of_limit_says_before_and_after(client):
    user, page = make_user(EDITOR, name="lou"), make_page("Habiter")
    url = f"/admin/auth/user/{user.pk}/change/"
    limit = {"pagelimit_set-TOTAL_FORMS": 1, "pagelimit_set-0-page": page.pk}
    client.post(url, filled(client.get(url)) | limit)
    assert AuditEntry.objects.get(act=Act.RIGHTS).details["after"]["limits"] == ["Habiter"]


def test_a_name_changed_is_no_change_of_rights(client):
    url = f"/admin/auth/user/{make_user(name='lou').pk}/change/"
    client.post(url, filled(client.get(url), first_name="Lou", is_active="on", is_staff="on"))
    assert not AuditEntry.objects.filter(act=Act.RIGHTS).exists()


def test_the_name_of_who_did_it_outlives_the_account():
    user = make_user(name="lou")
    audit.record(request(), Act.PUBLISH, make_page())
    user.delete()
    entry = AuditEntry.objects.get()
    assert entry.user is None and entry.user_name == "lou"


def test_an_act_of_a_command_has_no_address():
    audit.record(None, Act.IMPORT, make_page("Habiter"), lines=3)
    entry = AuditEntry.objects.get()
    assert (entry.user_name, entry.address, entry.details) == ("", None, {"lines": 3})


def test_an_act_on_many_objects_costs_one_query(django_assert_num_queries):
    pages, made = [make_page(f"Page {number}") for number in range(20)], request()
    with django_assert_num_queries(1):
        audit.record_all(made, Act.PUBLISH, pages)


def test_long_names_and_browsers_are_cut():
    audit.record(request(HTTP_USER_AGENT="x" * 900 + "\0"), Act.ADD, Group(name="y" * 900))
    entry = AuditEntry.objects.get()
    assert (len(entry.user_agent), len(entry.object_name)) == (200, 200)


def test_no_page_is_rendered_anew_for_the_log():
    before = CacheVersion.current()
    audit.record(None, Act.EXPORT)
    assert CacheVersion.current() == before


@pytest.mark.parametrize(
    "rewrite",
    [
        lambda entry: entry.save(),
        lambda entry: entry.delete(),
        lambda entry: AuditEntry.objects.update(user_name="autre"),
        lambda entry: AuditEntry.objects.all().delete(),
    ],
    ids=["save", "delete", "update", "delete all"],
)
def test_code_does_not_rewrite_it(rewrite):
    audit.record(None, Act.EXPORT)
    with pytest.raises(Unalterable):
        rewrite(AuditEntry.objects.get())


def aged(days):
    return AuditEntry.objects.create(act=Act.EXPORT, at=timezone.now() - timedelta(days=days))


def test_what_is_too_old_leaves_by_the_command_and_the_rest_stays(settings, capsys):
    settings.AUDIT_LOG_DAYS = 30
    _old, recent = aged(31), aged(29)
    call_command("purge_audit_log", dry_run=True)
    assert AuditEntry.objects.count() == 2
    call_command("purge_audit_log")
    assert list(AuditEntry.objects.all()) == [recent]
    assert capsys.readouterr().out.splitlines() == [
        "1 acte de plus de 30 jours : il serait effacé.",
        "1 acte de plus de 30 jours effacé.",
    ]


def test_the_command_says_when_there_is_nothing_to_do(capsys):
    call_command("purge_audit_log")
    assert "Aucun acte" in capsys.readouterr().out


def test_nothing_recent_is_purged_by_mistake():
    aged(1)
    assert AuditEntry.objects.all().purge() == 0


def test_a_sign_in_takes_away_what_is_too_old(settings):
    settings.AUDIT_LOG_DAYS = 30
    aged(31)
    signed_in(make_user())
    assert acts() == [("sign-in", "")]
