"""Imports run one way: agglo_site → programmes → pages → django; inside an app, models know only models."""

import ast
from pathlib import Path

import pytest

pytestmark = pytest.mark.no_database

ROOT = Path(__file__).parent.parent
MAY_IMPORT = {
    "pages": {"pages"},
    "programmes": {"programmes", "pages"},
    "agglo_site": {"agglo_site", "programmes", "pages"},
}
OURS = set(MAY_IMPORT)
#: What models may know beside models: plain modules, which themselves know no model.
PLAIN = {
    "pages.languages",
    "pages.merging",
    "pages.shown_files",
    "pages.snapshots",
    "pages.spreadsheets",
    "pages.prose",
    "pages.translated",
    "pages.renditions",
    "pages.picture_uploads",
    "pages.document_uploads",
    "pages.weights",
    "programmes.csv_rows",
    "programmes.moments",
    "programmes.recurrence",
    "programmes.grants.folding",
    "programmes.grants.identifiers",
    "programmes.grants.law",
    "programmes.grants.themes",
    "programmes.places.articles",
}
READERS = {
    "pages/picture_uploads.py",
    "pages/document_uploads.py",
    "pages/stored_names.py",
    "pages/prose.py",
    "pages/quality/acronyms.py",
    "pages/quality/finding.py",
    "pages/quality/prose_checks.py",
    "pages/quality/reading.py",
    "pages/quality/words.py",
    "pages/link_checking.py",
    "pages/languages.py",
    "pages/renditions.py",
    "programmes/content_reader.py",
    "programmes/csv_rows.py",
    "programmes/moments.py",
    "pages/plain_text.py",
    "programmes/recurrence.py",
    *(str(path.relative_to(ROOT)) for path in (ROOT / "programmes/grants").glob("*.py")),
    "programmes/places/articles.py",
    "programmes/places/cells.py",
    "programmes/places/communes.py",
    "programmes/places/features.py",
    "programmes/places/quartiers.py",
    "programmes/places/reading.py",
    "programmes/places/tables.py",
}


def sources(folder):
    return sorted(path for path in (ROOT / folder).rglob("*.py") if "migrations" not in path.parts)


def imported(path):
    """The dotted names of our own modules that a file imports, wherever in the file."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names.add(node.module)
    return {name for name in names if name.split(".")[0] in OURS}


def every(*folders):
    found = [path for folder in folders for path in sources(folder)]
    return pytest.mark.parametrize("path", found, ids=[str(path.relative_to(ROOT)) for path in found])


@every("pages", "programmes", "agglo_site")
def test_imports_run_one_way(path):
    app = path.relative_to(ROOT).parts[0]
    assert {name.split(".")[0] for name in imported(path)} <= MAY_IMPORT[app]


@every("pages/models", "programmes/models")
def test_models_import_only_models_and_plain_modules(path):
    others = {name for name in imported(path) if ".models" not in name and name not in PLAIN}
    assert others == set()


@pytest.mark.parametrize("name", sorted(READERS))
def test_readers_of_files_import_no_models(name):
    path = ROOT / name
    assert path.exists()
    assert not [module for module in imported(path) if ".models" in module]


def test_there_are_two_apps():
    apps = {path.parent.name for path in ROOT.glob("*/apps.py")}
    assert apps == {"pages", "programmes"}
