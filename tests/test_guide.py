"""The guide for those who write the site: whole, illustrated, and in the words of the screens."""

import re
from pathlib import Path

import pytest
from django.utils.translation import override
from django.utils.translation.trans_real import catalog

pytestmark = pytest.mark.no_database

ROOT = Path(__file__).parent.parent
GUIDE = ROOT / "docs" / "guide-redaction"
INDEX = (GUIDE / "README.md").read_text()
PAGES = sorted(GUIDE.glob("*.md"))
SOURCES = [
    *(ROOT / "templates").rglob("*.html"),
    *(path for app in ("pages", "programmes") for path in (ROOT / app).rglob("*.py")),
]
WRITTEN = "\n".join(path.read_text() for path in SOURCES).lower()


def on_screen(words):
    """Written between quotes or tags in our sources, or by Django itself."""
    if re.search(rf"[\"'>]\s*{re.escape(words.lower())}[ :]*[\"'<]", WRITTEN):
        return True
    with override("fr"):
        return any(words in texts.values() for texts in catalog()._catalog._catalogs)


def written(pattern):
    """[(page, what the pattern found there)] over the whole guide."""
    found = [(path.name, each) for path in PAGES for each in re.findall(pattern, path.read_text())]
    assert found
    return found


def test_each_page_is_in_the_table_of_contents():
    pages = [path.name for path in PAGES if path.name != "README.md"]
    assert pages and [name for name in pages if f"]({name})" not in INDEX] == []


def test_each_picture_is_there_and_says_what_it_shows():
    pictures = written(r"!\[([^\]]*)\]\(([^)]+)\)")
    wrong = [
        (page, name) for page, (words, name) in pictures if not (words.strip() and (GUIDE / name).is_file())
    ]
    assert wrong == []


def test_no_picture_is_too_heavy_or_left_over():
    shown = {name for _page, name in written(r"\(img/([^)]+)\)")}
    pictures = list((GUIDE / "img").iterdir())
    wrong = [each.name for each in pictures if each.name not in shown or each.stat().st_size >= 120_000]
    assert wrong == []


def test_each_link_leads_to_a_page():
    links = written(r"\]\((?!img/)([^)#:]+)\)")
    assert [(page, name) for page, name in links if not (GUIDE / name).exists()] == []


def test_what_is_in_bold_is_written_on_the_screens():
    bold = written(r"\*\*([^*]+)\*\*")
    assert [(page, words) for page, words in bold if not on_screen(words)] == []
