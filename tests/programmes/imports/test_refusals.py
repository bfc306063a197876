"""Refused lines: the sorts of reasons counted first, then the lines."""

import pytest

from programmes.imports.refusals import Refusals
from programmes.text.faults import BadCell

pytestmark = pytest.mark.no_database


def fault(cell, line, column="siret"):
    return BadCell("« %s » est abîmé.", cell).at(line=line, column=column)


def refusals(*faults, most=None):
    found = Refusals(most)
    for each in faults:
        found.add(each)
    return found


def test_sorts_of_reasons_are_counted_the_most_frequent_first():
    found = refusals(fault("1", 2, "rna"), fault("1E5", 3), fault("2E5", 4))
    assert found.as_dict()["kinds"] == [["siret : « … » est abîmé.", 2], ["rna : « … » est abîmé.", 1]]


def test_a_terminal_is_told_the_sorts_then_each_line():
    told = list(refusals(fault("1E5", 3), fault("2E5", 4)).told())
    assert told == [
        "2 × siret : « … » est abîmé.",
        "ligne 3, « siret » : « 1E5 » est abîmé.",
        "ligne 4, « siret » : « 2E5 » est abîmé.",
    ]


def test_reasons_that_are_all_different_are_told_once():
    assert list(refusals(fault("1E5", 3)).told()) == ["ligne 3, « siret » : « 1E5 » est abîmé."]


def test_a_line_that_is_wrong_twice_is_refused_once():
    found = Refusals()
    found.add(fault("1", 2), fault("1", 2, "rna"))
    assert (found.count, len(found.kinds)) == (1, 2)


def test_all_are_counted_and_the_first_ones_kept():
    found = refusals(*(fault("1", line) for line in range(100)), most=3)
    assert (found.count, len(found.faults), found.as_dict()["kinds"][0][1]) == (100, 3, 100)


def test_a_terminal_is_told_that_there_are_others():
    assert list(refusals(fault("1", 2), fault("1", 3), most=1).told())[-1] == "…"


def test_no_line_is_no_refusal():
    assert not refusals()
