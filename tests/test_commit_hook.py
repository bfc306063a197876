"""`make hooks`: what is staged is refused by the linters before it is committed. In a repository of the test's own."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.no_database

ROOT = Path(__file__).parent.parent
TIDY, UNTIDY = 'NAME = "a"\n', "NAME   =  'a'\n"


@pytest.fixture
def run(tmp_path):
    """Run a command in a repository with the hook; git knows no settings of the machine."""
    for command in ("git", "make"):
        if not shutil.which(command):
            pytest.skip(f"{command} : apt-get install {command}.")
    variables = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    for who in ("AUTHOR", "COMMITTER"):
        variables |= {f"GIT_{who}_NAME": "Essai", f"GIT_{who}_EMAIL": "essai@exemple.fr"}
    variables |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}

    def run(*command):
        return subprocess.run(command, cwd=tmp_path, env=variables, capture_output=True, text=True)

    shutil.copytree(ROOT / ".ci" / "hooks", tmp_path / ".ci" / "hooks")
    for name in ("Makefile", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    (tmp_path / ".venv").symlink_to(sys.prefix)
    run("git", "init")
    run("make", "--old-file", ".venv/installed-dev", "hooks")
    return run


@pytest.fixture
def commit(run, tmp_path):
    """commit('a.py', text) → what came of it; `unstaged` is then what the file says on disk only."""

    def commit(name, text, unstaged=None):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
        run("git", "add", name)
        path.write_text(text if unstaged is None else unstaged)
        return run("git", "commit", "--message", "Essai")

    return commit


def test_a_file_that_is_not_formatted_is_refused_by_its_name(commit):
    refused = commit("names.py", UNTIDY)
    assert refused.returncode == 1 and "names.py" in refused.stdout + refused.stderr


def test_a_file_that_breaks_a_rule_is_refused_with_the_rule(commit):
    refused = commit("names.py", "import os\n")
    assert refused.returncode == 1 and "F401" in refused.stdout + refused.stderr


def test_a_template_that_djade_would_rewrite_is_refused(commit):
    assert commit("templates/page.html", "{%load i18n%}\n").returncode == 1


@pytest.mark.parametrize(
    ("name", "text"),
    [("names.py", TIDY), ("templates/page.html", "{% load i18n %}\n"), ("notes.md", "a  b\n")],
)
def test_what_is_tidy_or_has_no_linter_goes_in(commit, name, text):
    assert commit(name, text).returncode == 0


def test_what_is_judged_is_what_is_staged(commit):
    assert commit("names.py", TIDY, unstaged=UNTIDY).returncode == 0
    assert commit("names.py", UNTIDY, unstaged=TIDY).returncode == 1


def test_our_modules_are_known_where_they_are_not_staged(commit):
    commit("pages/__init__.py", "")
    assert commit("names.py", "import django\n\nimport pages\n\nNAMES = [django, pages]\n").returncode == 0
