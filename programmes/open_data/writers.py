"""Rows as text, piece by piece: a file of a hundred thousand rows is never whole in memory.

Each writer takes (dataset, rows, site) and yields text. The dataset gives the columns; `site`
("https://www.exemple.fr") completes paths.
"""

import json
from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone

from pages.text.spreadsheets import harmless, lines

CHUNK = 2_000
TEXTS = ("string", "list")


def chunked(rows):
    """An iterator over the rows: of a queryset by chunks, with its prefetched relations, or of a list."""
    return rows.iterator(chunk_size=CHUNK) if hasattr(rows, "iterator") else iter(rows)


def csv_text(dataset, rows, site=""):
    """A CSV file in UTF-8 without BOM, with commas and CRLF (RFC 4180)."""
    yield from lines([[column.name for column in dataset.columns]])
    yield from lines(
        [csv_cell(column, column.value(row), site) for column in dataset.columns] for row in chunked(rows)
    )


def csv_cell(column, value, site):
    """The text of a cell. In texts, formulas are made harmless; numbers and dates cannot be formulas."""
    if value is None:
        return ""
    if column.kind == "boolean":
        return "oui" if value else "non"
    written = plain(column, value, site)
    text = ";".join(written) if column.kind == "list" else str(written)
    return harmless(text) if column.kind in TEXTS else text


def plain(column, value, site):
    """The value in the form common to CSV and JSON."""
    if isinstance(value, datetime):
        return timezone.localtime(value).isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if column.kind == "path":
        return f"{site}{value}"
    if column.kind == "list":
        return [str(each) for each in value]
    return value if isinstance(value, bool | int | float | Decimal) else str(value)


def record(dataset, row, site: str = "") -> dict:
    """{name of the column: value for JSON, or None}"""
    values = ((column, column.value(row)) for column in dataset.columns)
    return {column.name: value if value is None else plain(column, value, site) for column, value in values}


def json_text(dataset, rows, site=""):
    """A JSON array, with one record on each line."""
    yield from array("[\n", (record(dataset, row, site) for row in chunked(rows)), "\n]\n")


def geojson_text(dataset, rows, site=""):
    """A FeatureCollection (RFC 7946); a row without a place has a null geometry."""
    features = (
        {"type": "Feature", "geometry": dataset.geometry(row), "properties": record(dataset, row, site)}
        for row in chunked(rows)
    )
    yield from array('{"type": "FeatureCollection", "features": [\n', features, "\n]}\n")


def array(opening, records, closing):
    yield opening
    for position, each in enumerate(records):
        yield (",\n" if position else "") + dumped(each)
    yield closing


def dumped(value, **options):
    return json.dumps(value, ensure_ascii=False, default=number, **options)


def number(value):
    """For json.dumps: amounts are decimals with two digits, which a float keeps to the cent below 10¹³."""
    if isinstance(value, Decimal):
        return float(value)
    raise TypeError(f"{value!r} has no form in JSON")


WRITERS = {
    "csv": ("text/csv; charset=utf-8", csv_text),
    "json": ("application/json", json_text),
    "geojson": ("application/geo+json", geojson_text),
}
