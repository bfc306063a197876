"""The guide for those who write the site: whole, illustrated, and in the words of the screens."""

import re
from pathlib import Path

import pytest
from django.utils.translation import override
from django.utils.translation.trans_real import catalog

ROOT = Path(__file__).parent.parent
GUIDE = ROOT / "docs" / "guide-redaction"
INDEX = (GUIDE / "README.md").read_text()
PAGES = sorted(GUIDE.glob("*.md"))
SOURCES = [
    *(ROOT / "templates").rglob("*.html"),
    *(path for app in ("pages", "programmes") for path in (ROOT / app).rglob("*.py")),
]
WRITTEN = "\n".join(path.read_text() for path in SOURCES).lower()
EVERY = pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)


def on_screen(words):
    """Written between quotes or tags in our sources, or by Django itself."""
    if re.search(rf"[\"'>]\s*{re.escape(words.lower())}[ :]*[\"'<]", WRITTEN):
        return True
    with override("fr"):
        return any(words in texts.values() for texts in catalog()._catalog._catalogs)


@EVERY
def test_each_page_is_in_the_table_of_contents(path):
    assert path.name == "README.md" or f"]({path.name})" in INDEX


@EVERY
def test_each_picture_is_there_and_says_what_it_shows(path):
    for words, name in re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", path.read_text()):
        assert words.strip() and (GUIDE / name).is_file(), name


def test_no_picture_is_too_heavy_or_left_over():
    written = "".join(path.read_text() for path in PAGES)
    for picture in (GUIDE / "img").iterdir():
        assert f"(img/{picture.name})" in written and picture.stat().st_size < 120_000, picture.name


@EVERY
def test_each_link_leads_to_a_page(path):
    missing = [
        name
        for name in re.findall(r"\]\((?!img/)([^)#:]+)\)", path.read_text())
        if not (GUIDE / name).exists()
    ]
    assert missing == []


@EVERY
def test_what_is_in_bold_is_written_on_the_screens(path):
    invented = [words for words in re.findall(r"\*\*([^*]+)\*\*", path.read_text()) if not on_screen(words)]
    assert invented == []
