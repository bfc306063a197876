"""README.md leaves out nothing that an operator or a developer must know."""

import re
import shlex
import sqlite3
import subprocess
import sys
import tomllib
from contextlib import closing
from pathlib import Path

import pytest
from packaging.requirements import Requirement

pytestmark = pytest.mark.no_database

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text()
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
ASKED = [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["dev"]]
READ = re.compile(r'env\.\w+\(\s*"([A-Z_]+)"|os\.environ(?:\.get\(|\[)"([A-Z_]+)"')
VARIABLES = {
    name
    for folder in ("agglo_site", "pages", "programmes")
    for path in (ROOT / folder).rglob("*.py")
    for found in READ.findall(path.read_text())
    for name in found
    if name
}


def test_each_dependency_is_told_with_what_it_is_for():
    names = [Requirement(asked).name for asked in ASKED]
    untold = [name for name in names if not re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", README, re.I)]
    assert untold == []


def test_each_variable_of_the_environment_is_in_the_table():
    assert {"SECRET_KEY", "DATABASE_URL"} <= VARIABLES
    untold = [name for name in sorted(VARIABLES) if not re.search(rf"^\|[^|]*`{name}`", README, re.M)]
    assert untold == []


def test_each_target_of_make_is_told():
    targets = re.findall(r"^([a-z]+):.*##", (ROOT / "Makefile").read_text(), re.M)
    assert {"run", "test"} <= set(targets)
    assert [name for name in targets if name != "help" and f"make {name}" not in README] == []


def test_the_pictures_are_there():
    shown = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README)
    assert len(shown) >= 2 and all((ROOT / name).is_file() for name in shown)


def test_the_files_and_folders_it_names_exist():
    names = re.findall(r"`((?:agglo_site|pages|programmes|templates|static|tests|docs)/[\w./-]*)`", README)
    assert names
    missing = [name for name in names if not list(ROOT.glob(f"{name}*" if name.endswith("0010") else name))]
    assert missing == []


def test_the_command_that_copies_sqlite_does_so_while_it_is_written(tmp_path):
    """`.venv/bin/python` stands for the Python of the tests."""
    command = re.search(r"^\.venv/bin/python (-c .*VACUUM INTO.*)$", README, re.M)[1]
    (tmp_path / "var").mkdir()
    with closing(sqlite3.connect(tmp_path / "var" / "db.sqlite3")) as site:
        site.executescript(
            "PRAGMA journal_mode=WAL; CREATE TABLE page (title); INSERT INTO page VALUES ('Habiter');"
        )
        site.execute("INSERT INTO page VALUES ('à moitié écrite')")
        subprocess.run([sys.executable, *shlex.split(command)], cwd=tmp_path, check=True)
    with closing(sqlite3.connect(tmp_path / "copie.sqlite3")) as copy:
        assert copy.execute("SELECT title FROM page").fetchall() == [("Habiter",)]
