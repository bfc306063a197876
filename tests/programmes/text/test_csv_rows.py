"""Rows of CSV files: what a writer wrote is read as it was, and nothing that anyone sends is lost."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programmes.text.csv_rows import Rows, length_in_csv, utf16_of

pytestmark = pytest.mark.no_database

CELLS = st.text(st.sampled_from('ab,;"\n\r é'), max_size=8)
LINES = st.text(st.sampled_from('ab,"\n '), max_size=60)


def rows(text, delimiter=","):
    return list(Rows(io.StringIO(text, newline=""), delimiter))


@given(st.lists(st.lists(CELLS, min_size=1, max_size=4), max_size=5), st.sampled_from(",;"))
def test_what_was_written_is_read_as_it_was(written, delimiter):
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(written)
    assert [(cells, sound) for _number, cells, sound in rows(file.getvalue(), delimiter)] == [
        (cells, True) for cells in written
    ]


@given(LINES)
def test_each_line_is_in_one_row(text):
    found = rows(text)
    starts = [number for number, _cells, _sound in found]
    lines = text.splitlines()
    assert starts == sorted(set(starts)) and all(1 <= number <= len(lines) for number in starts)
    letters = [letter for _number, cells, _sound in found for letter in "".join(cells) if letter in "ab,"]
    commas = sum(len(cells) - 1 for _number, cells, _sound in found if cells)
    assert sorted(letters + [","] * commas) == sorted(letter for letter in text if letter in "ab,")


def test_a_mark_left_open_costs_its_line_alone():
    assert rows('a,b\nc,"d\ne,"f\ng,h\n') == [
        (1, ["a", "b"], True),
        (2, ["c", "d"], False),
        (3, ["e", "f"], False),
        (4, ["g", "h"], True),
    ]


def test_a_cell_of_several_lines_is_one_row_told_by_its_first_line():
    assert rows('a,"b\nc"\nd,e\n') == [(1, ["a", "b\nc"], True), (3, ["d", "e"], True)]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_known_with_its_mark_or_without(encoding):
    data = "nom;é".encode(encoding)
    assert data.decode(utf16_of(data)) == "nom;é"


@pytest.mark.parametrize("data", [b"", b"n", b"nom", b"\xef\xbb\xbfnom", b"PK\x03\x04"])
def test_the_rest_is_no_utf_16(data):
    assert utf16_of(data) is None


@pytest.mark.parametrize(("text", "length"), [("abc", 3), ("=abc", 5), ("-", 2), ("", 0)])
def test_the_apostrophe_of_a_formula_counts(text, length):
    assert length_in_csv(text) == length
