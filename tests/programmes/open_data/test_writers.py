"""What a value becomes in each format."""

import csv
import io
import json
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programmes.open_data.dataset import Column, Dataset
from programmes.open_data.writers import csv_text, geojson_text, json_text

pytestmark = pytest.mark.no_database

ROW = SimpleNamespace(
    texte="Béthune, « Mont Liébaut »",
    liste=["62119", "62048"],
    entier=3,
    nombre=Decimal("12.50"),
    jour=date(2026, 6, 1),
    instant=datetime(2026, 6, 1, 10, tzinfo=UTC),
    oui=True,
    page="/projets/x/",
    place={"type": "Point", "coordinates": [2.64, 50.53]},
)
KINDS = {
    "texte": "string", "liste": "list", "entier": "integer", "nombre": "number",
    "jour": "date", "instant": "datetime", "oui": "boolean", "page": "path",
}  # fmt: skip
EXAMPLE = Dataset(
    slug="exemple",
    title="Exemple",
    description="",
    columns=tuple(Column(name, name, kind) for name, kind in KINDS.items()),
    rows=lambda query: [ROW],
    geometry=lambda row: row.place,
)
SITE = "https://www.exemple.fr"


def read_csv(dataset, rows):
    text = "".join(csv_text(dataset, rows, SITE))
    return list(csv.DictReader(io.StringIO(text, newline="")))


def one_text(value):
    column = Column("texte", "texte")
    return replace(EXAMPLE, columns=(column,)), [SimpleNamespace(texte=value)]


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("texte", "Béthune, « Mont Liébaut »"),
        ("liste", "62119;62048"),
        ("entier", "3"),
        ("nombre", "12.50"),
        ("jour", "2026-06-01"),
        ("instant", "2026-06-01T12:00:00+02:00"),
        ("oui", "oui"),
        ("page", "https://www.exemple.fr/projets/x/"),
    ],
)
def test_a_value_in_csv(name, written):
    assert read_csv(EXAMPLE, [ROW])[0][name] == written


@pytest.mark.parametrize(
    ("name", "written"),
    [("liste", ["62119", "62048"]), ("nombre", 12.5), ("oui", True), ("jour", "2026-06-01")],
)
def test_a_value_in_json(name, written):
    assert json.loads("".join(json_text(EXAMPLE, [ROW])))[0][name] == written


@pytest.mark.parametrize("unknown", [None, ""])
def test_what_is_unknown_is_an_empty_cell_and_a_null(unknown):
    dataset, rows = one_text(unknown)
    assert read_csv(dataset, rows) == [{"texte": ""}]
    assert json.loads("".join(json_text(dataset, rows))) == [{"texte": None}]


def test_zero_is_no_unknown():
    dataset = replace(EXAMPLE, columns=(Column("entier", "entier", "integer"),))
    assert read_csv(dataset, [SimpleNamespace(entier=0)]) == [{"entier": "0"}]


def test_a_feature_has_its_place_and_its_facts():
    feature = json.loads("".join(geojson_text(EXAMPLE, [ROW], SITE)))["features"][0]
    assert (feature["geometry"]["type"], feature["properties"]["entier"]) == ("Point", 3)


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1))
def test_no_text_is_a_formula_and_none_is_lost(text):
    dataset, rows = one_text(text)
    written = read_csv(dataset, rows)[0]["texte"]
    assert not written.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert (
        written.removeprefix("'") == text.removeprefix("'")
        if text.startswith("'")
        else written in (text, f"'{text}")
    )


def test_a_number_below_zero_stays_a_number():
    dataset = replace(EXAMPLE, columns=(Column("nombre", "nombre", "number"),))
    assert read_csv(dataset, [SimpleNamespace(nombre=Decimal("-3.20"))]) == [{"nombre": "-3.20"}]


@pytest.mark.parametrize("writer", [csv_text, json_text, geojson_text])
def test_rows_are_written_one_by_one(writer):
    """The tenth row is not read before the first has left."""
    read = []

    def rows():
        for number in range(10):
            read.append(number)
            yield ROW

    pieces = writer(EXAMPLE, rows())
    for _ in range(2):
        next(pieces)
    assert len(read) <= 2
