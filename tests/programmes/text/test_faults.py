"""A fault says where and why; faults of one sort are told apart from those of another, whatever they quote."""

import pytest

from programmes.text.faults import BadCell, UnreadableFile

pytestmark = pytest.mark.no_database

WRONG = "« %s » n’est pas un montant."


def fault(cell="cent", **where):
    return BadCell(WRONG, cell, expected="un nombre.").at(**where)


def test_a_fault_says_its_file_its_line_and_its_column():
    said = "lieux.csv, ligne 3, « montant » : « cent » n’est pas un montant. Attendu : un nombre."
    assert str(fault(file="lieux.csv", line=3, column="montant")) == said


def test_a_fault_of_nowhere_is_its_sentence():
    assert str(BadCell("c’est vide.").at()) == "c’est vide."


def test_a_reason_is_told_beside_its_line():
    assert (
        fault(line=3, column="montant").reason
        == "montant : « cent » n’est pas un montant. Attendu : un nombre."
    )


def test_faults_of_one_sort_have_one_kind_whatever_they_quote():
    kinds = {
        fault(cell, line=line, column="montant").kind for line, cell in enumerate(["cent", "100 %", "…"])
    }
    assert kinds == {"montant : « … » n’est pas un montant."}


def test_faults_of_two_columns_are_of_two_kinds():
    assert fault(column="montant").kind != fault(column="part").kind


def test_each_of_several_quoted_values_is_left_out_of_the_kind():
    found = BadCell("le code %(code)s est déjà ligne %(line)s.", {"code": "62119", "line": 2}).at()
    assert (found.wrong, found.kind) == ("le code 62119 est déjà ligne 2.", "le code … est déjà ligne ….")


def test_a_sentence_that_quotes_nothing_keeps_its_percents():
    assert BadCell("45 % au plus.").at().wrong == "45 % au plus."


@pytest.mark.parametrize(
    ("where", "said"), [({}, "vide."), ({"file": "a.csv", "line": 1}, "a.csv, ligne 1 : vide.")]
)
def test_a_file_that_nobody_can_read_says_why_and_where_it_is_known(where, said):
    assert str(UnreadableFile("vide.", **where)) == said
