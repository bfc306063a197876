"""The Nu HTML checker finds nothing wrong on any screen. One run of Java for all of them: it starts slowly."""

import json
import os
import shutil
import subprocess
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from django.template.loader import get_template

from tests.browser.screens import ALONE, SCREENS

HOW = "Nu : npm install vnu-jar, puis VNU_JAR=…/node_modules/vnu-jar/build/dist/vnu.jar (et Java)."


@pytest.fixture(scope="module")
def checker():
    """The command that runs the checker."""
    found = os.environ.get("VNU_JAR") or "node_modules/vnu-jar/build/dist/vnu.jar"
    if Path(found).is_file() and shutil.which("java"):
        return ["java", "-jar", found, "--format", "json", "--exit-zero-always", "--stdout"]
    if os.environ.get("REQUIRE_VNU") == "1":
        pytest.fail(HOW)
    return pytest.skip(HOW)


@pytest.fixture(scope="module")
def faults(checker, site, tmp_path_factory):
    """{screen: [sentence of the checker]}; the pages go through files, as the checker refuses loopback addresses."""
    folder = tmp_path_factory.mktemp("html")
    files = {f"{number}.html": name for number, name in enumerate([*SCREENS, *ALONE])}
    for file, name in files.items():
        (folder / file).write_bytes(fetched(site + SCREENS[name]) if name in SCREENS else rendered(name))
    done = subprocess.run([*checker, *files], cwd=folder, capture_output=True, text=True, check=True)
    found = {name: [] for name in files.values()}
    for message in json.loads(done.stdout)["messages"]:
        said = f"{message['message']} (line {message.get('lastLine')}: {message.get('extract', '')!r})"
        found[files[message["url"].rpartition("/")[2]]].append(said)
    return found


def fetched(url):
    try:
        with urllib.request.urlopen(url) as response:
            return response.read()
    except urllib.error.HTTPError as error:
        return error.read()


def rendered(template):
    return get_template(template).render().encode()


@pytest.mark.parametrize("screen", [*SCREENS, *ALONE])
def test_the_checker_finds_nothing(faults, screen):
    assert faults[screen] == []
