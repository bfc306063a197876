"""README.md, CONTRIBUTING.md and docs/operations/ leave out nothing that an operator or a developer must know."""

import ast
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
OPERATIONS = "\n".join(path.read_text() for path in sorted((ROOT / "docs" / "operations").glob("*.md")))
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text()
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
    assert [
        name for name in names if not re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", README, re.I)
    ] == []


def test_each_variable_of_the_environment_is_in_the_table():
    assert {"SECRET_KEY", "DATABASE_URL"} <= VARIABLES
    assert [name for name in sorted(VARIABLES) if not re.search(rf"^\|[^|]*`{name}`", OPERATIONS, re.M)] == []


def test_each_target_of_make_is_told():
    targets = re.findall(r"^([a-z]+):.*##", (ROOT / "Makefile").read_text(), re.M)
    assert [target for target in targets if target != "help" and f"make {target}" not in README] == []


def test_each_page_for_operators_is_in_its_table_of_contents():
    contents = (ROOT / "docs" / "operations" / "README.md").read_text()
    pages = {path.name for path in (ROOT / "docs" / "operations").glob("*.md")} - {"README.md"}
    assert [name for name in sorted(pages) if f"]({name})" not in contents] == []


def test_each_command_of_the_site_is_told():
    commands = {path.stem for path in ROOT.glob("*/management/commands/*.py")} - {"__init__"}
    told = f"{README}{OPERATIONS}{CONTRIBUTING}"
    assert [name for name in sorted(commands) if name not in told] == []


WHERE = re.findall(r"^\| ([^|]+) \| `([^`]+)` \| `([^`]+)` \|$", CONTRIBUTING, re.M)


def names_in(path):
    """What a module defines, wherever in it: classes, functions, constants."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            yield node.name
        elif isinstance(node, ast.Assign):
            yield from (target.id for target in node.targets if isinstance(target, ast.Name))


def test_twenty_behaviours_are_found_where_contributing_says():
    wrong = [
        behaviour
        for behaviour, name, what in WHERE
        if not (ROOT / name).is_file() or what not in names_in(ROOT / name)
    ]
    assert wrong == [] and len(WHERE) >= 20


def test_a_word_of_the_glossary_stands_once():
    glossary = CONTRIBUTING[CONTRIBUTING.index("## Glossary") :]
    words = [row.strip() for row in re.findall(r"^\| ([^|]+) \|", glossary, re.M)]
    assert len(words) > 30 and len(words) == len(set(words))


def test_the_pictures_are_there():
    shown = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README)
    assert len(shown) >= 2 and all((ROOT / name).is_file() for name in shown)


def test_the_command_that_copies_sqlite_does_so_while_it_is_written(tmp_path):
    """`.venv/bin/python` stands for the Python of the tests."""
    command = re.search(r"^\.venv/bin/python (-c .*VACUUM INTO.*)$", OPERATIONS, re.M)[1]
    (tmp_path / "var").mkdir()
    with closing(sqlite3.connect(tmp_path / "var" / "db.sqlite3")) as site:
        site.executescript(
            "PRAGMA journal_mode=WAL; CREATE TABLE page (title); INSERT INTO page VALUES ('Habiter');"
        )
        site.execute("INSERT INTO page VALUES ('à moitié écrite')")
        subprocess.run([sys.executable, *shlex.split(command)], cwd=tmp_path, check=True)
    with closing(sqlite3.connect(tmp_path / "copie.sqlite3")) as copy:
        assert copy.execute("SELECT title FROM page").fetchall() == [("Habiter",)]
