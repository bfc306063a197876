"""What comments and documents name is there: files, folders, decisions, pages they link to."""

import ast
import io
import os
import re
import tokenize
from functools import cache
from pathlib import Path

import pytest

pytestmark = pytest.mark.no_database

ROOT = Path(__file__).parent.parent
ENDINGS = "py|md|html|css|js|toml|sql|txt|svg|sh"
#: A file by its path or by its name alone; a folder by its path, slash at its end.
FILE = re.compile(rf"(?<![\w/.<>*{{}}-])((?:[\w.-]+/)*[\w-]+\.(?:{ENDINGS}))(?![\w/(])")
FOLDER = re.compile(r"`((?:agglo_site|pages|programmes|templates|static|tests|docs|locale)/[\w./-]*/)`")
DECISION = re.compile(r"\bdecisions?[ /]+(\d+)(?![\d-])", re.I)
LINK = re.compile(r"\]\((?!https?:)([^)#]+)")
#: Written by the site or by an operator, or part of another project.
NOT_OURS = re.compile(
    r"(^|/)(var|\.venv|node_modules|shared)/|^(django|mfa|admin|content_editor)/|^(robots|security|communes)\.txt|urlify\.js|Node\.js|^[a-z]\.py$"
)


#: Folders of what is made or installed.
MADE = {".git", ".venv", "var", "node_modules", "__pycache__", ".pytest_cache", ".ruff_cache", ".hypothesis"}


@cache
def ours():
    """The files of the project, from the root: a machine may have no git."""
    found = []
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [name for name in folders if name not in MADE]
        found += [str(Path(folder, name).relative_to(ROOT)) for name in names]
    return sorted(found)


def is_there(name):
    name = name.rpartition("../")[2]  # how the way there is written is for the test of links
    return any(path == name or path.endswith(f"/{name}") for path in ours())


def told_in(path):
    """What a file says to people: comments and docstrings of Python, comments of templates, the whole of a document."""
    text = path.read_text()
    if path.suffix == ".py":
        strings = [
            ast.get_docstring(node) or ""
            for node in ast.walk(ast.parse(text))
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        ]
        tokens = tokenize.generate_tokens(io.StringIO(text).readline)
        return "\n".join(strings + [token.string for token in tokens if token.type == tokenize.COMMENT])
    if path.suffix == ".html":
        return "\n".join(re.findall(r"{#.*?#}", text))
    return text if path.suffix == ".md" else ""


def sources():
    return [name for name in ours() if name != "CHANGELOG.md" and "migrations" not in name]


def named(pattern):
    for name in sources():
        path = ROOT / name
        if path.suffix in (".py", ".html", ".md"):
            yield from ((name, found) for found in pattern.findall(told_in(path)))


def test_the_files_that_are_named_are_there():
    missing = [
        (name, found) for name, found in named(FILE) if not NOT_OURS.search(found) and not is_there(found)
    ]
    assert missing == []


def test_the_folders_that_are_named_are_there():
    found = list(named(FOLDER))
    assert found and [(name, folder) for name, folder in found if not (ROOT / folder).is_dir()] == []


def test_a_decision_is_named_by_its_file():
    """A number alone may be that of another: the name of the file says what was decided."""
    assert list(named(DECISION)) == []


def test_the_links_of_documents_lead_to_a_file():
    found = [
        (name, target)
        for name in sources()
        if name.endswith(".md")
        for target in LINK.findall((ROOT / name).read_text())
    ]
    assert (
        found
        and [(name, target) for name, target in found if not (ROOT / name).parent.joinpath(target).exists()]
        == []
    )
