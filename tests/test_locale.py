"""The English of the catalogue is complete, and says what the French says."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.catalogues import LOCALE, forms, messages

pytestmark = pytest.mark.no_database

ROOT = LOCALE.parent
SOURCES = ("agglo_site", "pages", "programmes", "templates")
IN_CATALOGUE = messages()


def key(message):
    return message.context or "", tuple(forms(message.id))


@pytest.fixture(scope="module")
def extracted(tmp_path_factory):
    """What the code and the templates give to translate today, extracted from a copy of them."""
    if not shutil.which("xgettext"):
        pytest.skip("gettext : apt-get install gettext.")
    copy = tmp_path_factory.mktemp("sources")
    for folder in SOURCES:
        shutil.copytree(ROOT / folder, copy / folder, ignore=shutil.ignore_patterns("__pycache__", "*.toml"))
    shutil.copy(ROOT / "manage.py", copy)
    (copy / "locale").mkdir()
    subprocess.run(
        [sys.executable, "manage.py", "makemessages", "--locale", "en"],
        cwd=copy,
        env={"PATH": str(Path(shutil.which("xgettext")).parent), "VAR_DIR": str(copy / "var")},
        check=True,
        capture_output=True,
    )
    return {key(message) for message in messages(folder=copy / "locale")}


def test_nothing_is_missing_from_the_catalogue(extracted):
    """If it fails: `make messages`, then translate what is empty in locale/en."""
    assert sorted(extracted - {key(message) for message in IN_CATALOGUE}) == []


def test_nothing_in_the_catalogue_is_obsolete(extracted):
    assert sorted({key(message) for message in IN_CATALOGUE} - extracted) == []


def test_no_message_holds_an_escape():
    """xgettext reads "\\u00a0" as six characters, and Python as one: write the character itself."""
    assert [message.id for message in IN_CATALOGUE if "\\" in "".join(forms(message.id))] == []


def test_every_message_has_its_english():
    assert [message.id for message in IN_CATALOGUE if not all(forms(message.string))] == []


def test_no_translation_is_a_guess():
    assert [message.id for message in IN_CATALOGUE if message.fuzzy] == []


def test_the_english_has_the_placeholders_of_the_french():
    wrong = [
        english
        for message in IN_CATALOGUE
        for french, english in zip(forms(message.id), forms(message.string), strict=True)
        if placeholders(french) != placeholders(english)
    ]
    assert wrong == []


def placeholders(text):
    return sorted(re.findall(r"%(?:\(\w+\))?[sd]|\[\w+\]", text))


def test_the_english_begins_with_a_capital_where_the_french_does():
    """Names of fields are put in the middle of sentences."""
    wrong = [
        english
        for message in IN_CATALOGUE
        for french, english in zip(forms(message.id), forms(message.string), strict=True)
        if french[:1].isalpha() and english[:1].isalpha() and french[0].isupper() != english[0].isupper()
        if not re.match("French|English|INSEE|QPV|IP", english)
    ]
    assert wrong == []


def test_the_english_has_its_own_typography():
    """No « guillemets », no space before a colon, no straight apostrophe."""
    said = [english for message in IN_CATALOGUE for english in forms(message.string)]
    assert [english for english in said if re.search(r"[«»'\"]|[\s\u00a0\u202f][:;!?]", english)] == []


def test_the_english_is_not_the_french_copied():
    """Accents are left to names of French institutions and of roles, which English keeps."""
    kept = re.compile("Agglomération|Rédacteur|Éditeur")
    said = [kept.sub("", english) for message in IN_CATALOGUE for english in forms(message.string)]
    assert [english for english in said if re.search("[àâçèéêëîïôùûœÀÉÊ]", english)] == []


def test_plain_french_has_no_words_of_its_own():
    """It falls back to French: see the head of locale/facile."""
    assert messages("facile") == []
