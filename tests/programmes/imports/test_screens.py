"""The screens that every kind of import shares: sent, looked at with its reasons counted, confirmed."""

import html
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from programmes.models import GrantImport, TerritoryImport
from tests.programmes.grants.files import csv_bytes

pytestmark = pytest.mark.django_db
RUINED = [{"idAttribuant": f"3,6252{number}E+13"} for number in range(4)]
KINDS = {
    "grants": (GrantImport, csv_bytes({}, {"montant": "cent"}, *RUINED), {}),
    "places": (
        TerritoryImport,
        "code_insee,nom\n62119,Béthune\n,Bourg\n1001,A\n1002,B\n1003,C\n1004,D\n".encode(),
        {"kind": "communes", "source": "Insee", "source_date": "01/01/2024"},
    ),
}
#: The sort of reason that comes most often in each file, with its number.
FIRST = {
    "grants": [4, "idAttribuant : un tableur a abîmé ce SIRET (« … »)"],
    "places": [4, "code_insee : « … » n’a que quatre chiffres"],
}


#: A table that the plan of each kind reads.
LOOKED_AT = {"grants": "grant", "places": "commune"}


@pytest.fixture(params=KINDS)
def kind(request):
    return request.param


def address(kind, what="add/"):
    return f"/admin/programmes/{KINDS[kind][0]._meta.model_name}/{what}"


def send(client, kind, follow=True):
    _model, content, fields = KINDS[kind]
    file = SimpleUploadedFile("exemple.csv", content)
    return client.post(address(kind), fields | {"file": file}, follow=follow)


def sent(kind):
    return KINDS[kind][0].objects.get()


def confirm(client, kind):
    return client.post(address(kind, f"{sent(kind).pk}/change/"), follow=True)


def test_the_most_frequent_reason_is_counted_first(admin_client, kind):
    send(admin_client, kind)
    (name, number), *_others = sent(kind).refusals["kinds"]
    assert (number, name.startswith(FIRST[kind][1])) == (FIRST[kind][0], True)


def test_the_reasons_stand_above_the_lines(admin_client, kind):
    page = html.unescape(send(admin_client, kind).text)
    reason, line = page.index(f'4 ×</td><th scope="row">{FIRST[kind][1]}'), page.index("ligne 3")
    assert reason < line


def test_a_file_is_looked_at_before_anything_is_written(admin_client, kind):
    """The reading takes seconds, during which nobody waits for a lock."""
    with CaptureQueriesContext(connection) as queries:
        send(admin_client, kind, follow=False)
    sent = [query["sql"] for query in queries]
    written = next(number for number, sql in enumerate(sent) if not sql.startswith("SELECT"))
    looked = [number for number, sql in enumerate(sent) if f'FROM "programmes_{LOOKED_AT[kind]}"' in sql]
    assert looked and max(looked) < written


def test_the_report_keeps_the_reasons_of_the_preview(admin_client, kind):
    send(admin_client, kind)
    looked = sent(kind).refusals
    confirm(admin_client, kind)
    assert sent(kind).refusals == looked


def test_kinds_share_their_screens(admin_client, kind):
    names = {template.name for template in send(admin_client, kind).templates}
    assert {"admin/programmes/imports/preview.html", "admin/programmes/imports/refusals.html"} <= names


def test_kinds_share_their_form(admin_client, kind):
    names = {template.name for template in admin_client.get(address(kind)).templates}
    assert "admin/programmes/imports/upload.html" in names


def test_a_confirmation_forgets_the_file_and_says_when(admin_client, kind):
    send(admin_client, kind)
    assert "« exemple.csv » est enregistré." in html.unescape(confirm(admin_client, kind).text)
    assert (bytes(sent(kind).content), sent(kind).applied_at is None) == (b"", False)


def test_a_file_that_another_window_confirmed_is_not_confirmed_again(admin_client, kind):
    send(admin_client, kind)
    KINDS[kind][0].objects.update(applied_at=timezone.now())
    assert "déjà enregistré" in html.unescape(confirm(admin_client, kind).text)


def test_a_file_that_is_too_heavy_is_refused_before_it_is_read(admin_client, kind, settings):
    settings.IMPORT_MAX_MB = 0
    assert "la limite est de 0 Mo" in send(admin_client, kind).text


def test_a_preview_shows_a_page_and_no_book(admin_client, kind, settings):
    settings.IMPORT_SHOWN_LINES = 2
    assert "… 5 en tout." in send(admin_client, kind).text
    assert len(sent(kind).refusals["faults"]) == 2


def test_a_file_that_nobody_confirmed_in_time_is_forgotten(admin_client, kind, settings):
    settings.IMPORT_FORGET_DAYS = 2
    send(admin_client, kind)
    KINDS[kind][0].objects.update(made_at=timezone.now() - timedelta(days=3))
    send(admin_client, kind)
    assert KINDS[kind][0].objects.count() == 1


def test_the_list_tells_those_that_wait_from_those_that_are_done(admin_client, kind):
    send(admin_client, kind)
    found = {
        state: admin_client.get(address(kind, f"?etat={state}")).context["cl"].result_count
        for state in ("attente", "enregistre")
    }
    assert found == {"attente": 1, "enregistre": 0}
