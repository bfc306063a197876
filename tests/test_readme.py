"""README.md leaves out nothing that an operator or a developer must know."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

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


@pytest.mark.parametrize("name", [Requirement(asked).name for asked in ASKED])
def test_each_dependency_is_told_with_what_it_is_for(name):
    assert re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", README, re.I)


@pytest.mark.parametrize("name", sorted(VARIABLES))
def test_each_variable_of_the_environment_is_in_the_table(name):
    assert re.search(rf"^\|[^|]*`{name}`", README, re.M)


@pytest.mark.parametrize("target", re.findall(r"^([a-z]+):.*##", (ROOT / "Makefile").read_text(), re.M))
def test_each_target_of_make_is_told(target):
    assert target == "help" or f"make {target}" in README


def test_the_pictures_are_there():
    shown = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README)
    assert len(shown) >= 2 and all((ROOT / name).is_file() for name in shown)


def test_the_files_and_folders_it_names_exist():
    names = re.findall(r"`((?:agglo_site|pages|programmes|templates|static|tests|docs)/[\w./-]*)`", README)
    missing = [name for name in names if not list(ROOT.glob(f"{name}*" if name.endswith("0010") else name))]
    assert missing == []
