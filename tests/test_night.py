"""By night a page has other colours and nothing else: what is said of it by day holds."""

import re
from pathlib import Path

import pytest
from django.contrib import admin

ROOT = Path(__file__).parent.parent
SHEETS = [*(ROOT / "static").rglob("*.css"), *Path(admin.__file__).parent.rglob("dark_mode.css")]
NIGHT = re.compile(r"(?:@media[^{]*prefers-color-scheme: dark[^{]*\{|\[data-theme=\"dark\"\] *\{)")
PROPERTY = re.compile(r"(?:^|[;{]|\*/)\s*(-?-?[a-z][\w-]*)\s*:", re.M)
#: `filter` is on pictures, `color-scheme` on what the browser draws.
COLOURS = {"color-scheme", "filter", "color", "background-color", "border-color"}


def blocks(sheet):
    """The rules that hold by night alone."""
    text = sheet.read_text()
    for found in NIGHT.finditer(text):
        depth, end = 1, found.end()
        while depth:
            depth += {"{": 1, "}": -1}.get(text[end], 0)
            end += 1
        yield text[found.end() : end - 1]


@pytest.mark.parametrize(
    "sheet", [each for each in SHEETS if any(blocks(each))], ids=lambda sheet: sheet.name
)
def test_only_colours_change_by_night(sheet):
    changed = {name for block in blocks(sheet) for name in PROPERTY.findall(block)}
    assert changed and {name for name in changed if not name.startswith("--")} <= COLOURS


def test_the_sheets_that_know_the_night_are_found():
    assert {"tokens.css", "base.css", "dark_mode.css"} <= {each.name for each in SHEETS if any(blocks(each))}
