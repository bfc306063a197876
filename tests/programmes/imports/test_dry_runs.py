"""A dry run only reads: it sends no write, waits for nobody, and says what the import then does."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from programmes.models import Grant, GrantImport
from tests.programmes.grants.files import csv_bytes
from tests.programmes.grants.test_import import planned
from tests.programmes.initial_content.content_folders import PAGE

pytestmark = pytest.mark.django_db
COMMUNES = "code_insee,nom\n62119,Béthune\n1001,Bourg\n1002,Hameau\n"
DRY_RUNS = {
    "grants": ["import_grants", "subventions.csv", "--refus", "."],
    "places": ["import_communes", "communes.csv", "--source=Insee", "--date=2024-01-01"],
    "initial content": ["load_initial_content", "--folder", "."],
}


@pytest.fixture
def files(tmp_path, monkeypatch):
    (tmp_path / "subventions.csv").write_bytes(csv_bytes({}, {"montant": "cent"}, {"montant": "mille"}))
    (tmp_path / "communes.csv").write_text(COMMUNES, encoding="utf-8")
    (tmp_path / "pages.toml").write_text(PAGE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("arguments", DRY_RUNS.values(), ids=DRY_RUNS)
def test_a_dry_run_sends_nothing_but_reads(files, arguments):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        call_command(*arguments, "--dry-run")
    assert len(queries) > 0
    assert [query["sql"] for query in queries if not query["sql"].startswith("SELECT")] == []


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("grants", "2 × montant : « … » n’est pas un montant"),
        ("places", "2 × code_insee : « … » n’a que quatre chiffres"),
    ],
)
def test_a_terminal_is_told_the_sorts_of_reasons_first(files, capsys, name, first):
    call_command(*DRY_RUNS[name], "--dry-run")
    assert capsys.readouterr().err.startswith(first)


@pytest.fixture
def locked_site(files):
    """The address of a database that another process is writing in."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL locks rows, not the database")
    path = files / "site.sqlite3"
    with closing(sqlite3.connect(path)) as copy:
        copy.executescript("\n".join(connection.connection.iterdump()))
        copy.execute("PRAGMA journal_mode=WAL")
        copy.isolation_level = None
        copy.execute("BEGIN IMMEDIATE")
        yield f"sqlite:///{path}"


def manage(database, *arguments):
    variables = os.environ | {"DATABASE_URL": database, "VAR_DIR": str(Path.cwd())}
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), *arguments]
    return subprocess.run(command, env=variables, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("arguments", DRY_RUNS.values(), ids=DRY_RUNS)
def test_a_dry_run_takes_no_lock(locked_site, arguments):
    """Whoever asked for the lock would wait for it 20 seconds, in vain."""
    done = manage(locked_site, *arguments, "--dry-run")
    assert "rien n’a été gardé" in done.stdout, done.stderr


def rows():
    """In two batches of two: the third line says the first again, the last has its beneficiary."""
    person = {"nomBeneficiaire": "Mme Camille Exemple", "idBeneficiaire": ""}
    return [
        {},
        person,
        {},
        {"objet": "Autre", "dateConvention": ""},
        {"objet": "Autre encore", "montant": "?"},
    ]


@pytest.mark.parametrize("size", [1, 2, 1000])
def test_a_dry_run_of_grants_counts_what_the_import_does(size, settings):
    settings.IMPORT_BATCH_LINES = size
    content = csv_bytes(*rows())
    tried, done = planned(content).look(), planned(content, GrantImport.objects.create(name="a.csv")).apply()
    assert (tried.tally, tried.report) == (done.tally, done.report)
    assert (done.tally.made, done.tally.partners, done.tally.refused) == (3, 1, 2)


def test_a_date_that_two_lines_bring_is_taken_once(settings):
    """In a dry run too, where the first line has brought nothing yet."""
    settings.IMPORT_BATCH_LINES = 1
    planned(csv_bytes({"dateConvention": ""}), GrantImport.objects.create(name="a.csv")).apply()
    content = csv_bytes({}, {})
    tried, done = planned(content).look(), planned(content, GrantImport.objects.create(name="b.csv")).apply()
    assert (tried.tally, done.tally.dated, Grant.objects.count()) == (done.tally, 1, 1)
