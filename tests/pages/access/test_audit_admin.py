"""The audit log as the administrateur reads, filters and exports it."""

import csv

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pages.access import audit
from pages.access.audit import Act
from pages.access.roles import ADMINISTRATOR, EDITOR
from pages.models import AuditEntry
from tests.make import make_page
from tests.pages.access.people import make_user, signed_in
from tests.reading import links

pytestmark = pytest.mark.django_db
LIST = "/admin/pages/auditentry/"
EXPORT = f"{LIST}export/"


@pytest.fixture
def client():
    return signed_in(make_user(ADMINISTRATOR))


def exported(client, **filters):
    response = client.get(EXPORT, filters)
    text = b"".join(response.streaming_content).decode()
    return response, list(csv.reader(text.splitlines()))


def test_the_list_names_who_what_and_the_object(client):
    page = make_page("Habiter")
    audit.record(None, Act.PUBLISH, page)
    text = client.get(LIST).text
    assert ("page : Habiter", f"/admin/pages/page/{page.pk}/change/") in links(text)
    assert "publication" in text and "Personne de connu" in text


def test_an_object_that_is_no_more_is_no_link(client):
    page = make_page("Habiter")
    audit.record(None, Act.DELETE, page)
    assert "page : Habiter</a>" not in client.get(LIST).text


def test_a_model_that_is_no_more_is_no_error(client):
    AuditEntry.objects.create(act="change", model="ancien.modele", object_name="Chose", object_key="1")
    assert "ancien.modele : Chose" in client.get(LIST).text


@pytest.mark.parametrize(
    ("query", "found"), [("act=publish", 1), ("q=habiter", 1), ("q=203.0.113.7", 1), ("act=move", 0)]
)
def test_the_list_is_filtered_and_searched(client, rf, query, found):
    audit.record(rf.get("/", REMOTE_ADDR="203.0.113.7"), Act.PUBLISH, make_page("Habiter"))
    assert client.get(f"{LIST}?{query}").context["cl"].result_count == found


@pytest.mark.parametrize("who", ["administrateur", "superuser"])
def test_nobody_writes_in_it(admin_client, client, who):
    asked = {"administrateur": client, "superuser": admin_client}[who]
    audit.record(None, Act.PUBLISH, make_page("Habiter"))
    entry = AuditEntry.objects.get(act="publish")
    assert asked.get(f"{LIST}add/").status_code == 403
    assert asked.post(f"{LIST}{entry.pk}/change/", {"user_name": "x"}).status_code == 403
    assert asked.post(f"{LIST}{entry.pk}/delete/", {"post": "yes"}).status_code == 403
    asked.post(LIST, {"action": "delete_selected", "_selected_action": [entry.pk], "post": "yes"})
    assert AuditEntry.objects.filter(pk=entry.pk, user_name="").exists()


def test_an_entry_shows_its_details(client):
    audit.record(None, Act.MOVE, make_page("Habiter"), **{"from": "/a/", "to": "/b/"})
    entry = AuditEntry.objects.get(act="move")
    assert "&quot;from&quot;: &quot;/a/&quot;" in client.get(f"{LIST}{entry.pk}/change/").text


def test_the_export_has_what_the_filters_leave(client):
    page = make_page("Habiter")
    audit.record(None, Act.PUBLISH, page, comment="Été")
    audit.record(None, Act.MOVE, page)
    response, rows = exported(client, act="publish")
    assert rows[0][:4] == ["quand", "qui", "quoi", "nature"]
    assert [row[1:6] for row in rows[1:]] == [["", "publication", "page", str(page.pk), "Habiter"]]
    assert rows[1][-1] == '{"comment": "Été"}'
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert "no-store" in response["Cache-Control"]


def test_a_spreadsheet_executes_nothing_of_the_export(client):
    audit.record(None, Act.ADD, make_page("=HYPERLINK(1)", slug="x"))
    assert exported(client, act="add")[1][1][5] == "'=HYPERLINK(1)"


def test_an_export_is_itself_in_the_log(client):
    exported(client, act="publish")
    entry = AuditEntry.objects.get(act=Act.EXPORT)
    assert (entry.user_name, entry.details) == ("administrateur", {"filters": {"act": "publish"}})


def test_a_filter_that_does_not_exist_is_no_error_of_the_export(client):
    assert client.get(EXPORT, {"inconnu__x": "1"})["Location"] == LIST


def test_the_export_costs_the_same_however_long_it_is(client, django_assert_num_queries):
    exported(client)
    with CaptureQueriesContext(connection) as few:
        exported(client)
    AuditEntry.objects.bulk_create(AuditEntry(act="change", model="pages.page") for _row in range(300))
    with django_assert_num_queries(len(few)):
        exported(client)


def test_it_is_read_by_the_administrateur_alone():
    editor = signed_in(make_user(EDITOR))
    assert editor.get(LIST).status_code == 403 and editor.get(EXPORT).status_code == 403
