"""A whole file: how it is encoded, cut and titled, and what every one of its lines comes to."""

import csv
import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from programmes.text.faults import UnreadableFile
from programmes.text.scdl.columns import NAMES, bare, column_of
from programmes.text.scdl.reader import GrantFile
from tests.programmes.grants.files import RIGHT, csv_bytes
from tests.programmes.grants.test_data import SCHEMA

pytestmark = pytest.mark.no_database


def read(content, **given):
    file = GrantFile(io.BytesIO(content), given)
    return file, list(file)


def reasons(line):
    return [fault.reason for fault in line.faults]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encoding_delimiter_and_line_ends_are_found(encoding, delimiter, end):
    content = csv_bytes(
        {},
        {"objet": "Été, un ; deux\nlignes"},
        encoding=encoding,
        delimiter=delimiter,
        end=end,
        quoting=csv.QUOTE_ALL,
    )
    _file, lines = read(content)
    assert [line.faults for line in lines] == [[], []]
    assert lines[1].values["purpose"] == "Été, un ; deux lignes"
    assert lines[1].values["attributor_name"] == "Agglomération d’exemple"


def test_latin_1_is_read_too():
    content = csv_bytes({"nomAttribuant": "Agglomération"}, {"objet": "\x81"}, titles={}).replace(
        b"\xe2\x80\x99", b"'"
    )
    file, lines = read(content.decode().encode("latin-1"))
    assert file.table.encoding == "latin-1"
    assert lines[0].values["attributor_name"] == "Agglomération"


def test_the_byte_that_is_not_utf8_may_come_last():
    content = csv_bytes(
        *[{"nomAttribuant": "Agglo"}] * 3, {"nomAttribuant": "Agglo", "objet": "Été"}, encoding="cp1252"
    )
    file, lines = read(content.replace(b"d\x92exemple", b"").replace(b"num\xe9raire", b"numeraire"))
    assert (file.table.encoding, lines[-1].values["purpose"]) == ("cp1252", "Été")


def test_two_files_put_end_to_end_are_read_each_in_its_encoding():
    ours, theirs = csv_bytes(*[{"objet": "Forêt"}] * 3), csv_bytes({"objet": "Été"}, encoding="cp1252")
    file, lines = read(ours + theirs.split(b"\n", 1)[1])
    assert file.table.encoding == "utf-8 + cp1252"
    assert [line.values["purpose"] for line in lines] == ["Forêt"] * 3 + ["Été"]
    assert {line.values["attributor_name"] for line in lines} == {"Agglomération d’exemple"}


@pytest.mark.parametrize(
    "titles",
    [
        {"nomBeneficiaire": "NOM_Beneficiaire", "montant": "Montant (€)", "idBeneficiaire": "N° SIRET"},
        {"nomBeneficiaire": "Nom du bénéficiaire", "datesPeriodeVersement": "Date ou période de versement"},
        {name: name.upper() for name in RIGHT},
        {"montant": "Montant (en €)", "dateConvention": "date_convention"},
        {"montant": "Montant de la subvention, en €", "idBeneficiaire": "Numéro SIRET du bénéficiaire"},
        {"nomBeneficiaire": "Dénomination", "dateConvention": "Date de signature de la convention"},
    ],
)
def test_titles_are_known_by_their_labels_and_usual_names(titles):
    _file, lines = read(csv_bytes({}, titles=titles))
    assert lines[0].faults == []


def test_no_title_means_two_columns():
    meant = [(bare(name), column) for column, names in NAMES.items() for name in (column, *names)]
    assert len({name for name, _column in meant}) == len(set(meant))


def test_every_title_of_the_national_schema_is_known():
    if not SCHEMA.exists():
        pytest.skip("../shared/data has no copy of the schema here")
    for field in json.loads(SCHEMA.read_text())["fields"]:
        assert column_of(field["title"]) == column_of(field["name"]) == field["name"]


def test_lines_above_the_titles_are_passed_over():
    _file, lines = read(b"Subventions 2025;;\n\n" + csv_bytes({}, delimiter=";"))
    assert [(line.number, line.faults) for line in lines] == [(4, [])]


def test_blank_lines_are_counted():
    file, lines = read(csv_bytes({}) + b"\r\n,,,\r\n  \r\n")
    assert (len(lines), file.blank) == (1, 3)


def test_a_line_says_all_that_is_wrong_with_it_at_once():
    _file, lines = read(
        csv_bytes({"montant": "cent", "dateConvention": "hier", "objet": "x" * 257, "nature": ""})
    )
    said = " ".join(reasons(lines[0]))
    for fault in (
        "montant : « cent »",
        "dateConvention : « hier »",
        "objet : trop long : 257",
        "nature : la case est vide",
    ):
        assert fault in said


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"idBeneficiaire": ""}, "les deux sont vides"),
        ({"idBeneficiaire": "3,62521E+13"}, "un tableur a abîmé ce SIRET"),
        ({"notificationUE": "peut-être"}, "ni oui ni non"),
        ({"idRAE": "123456"}, "trop long"),
        ({"objet": "F\ufffdte"}, "objet : des lettres de « F\ufffdte » sont perdues"),
        ({"objet": f"-{255 * 'x'}"}, "trop long : 257"),
        ({"notificationUE": ""}, "notificationUE : la case est vide."),
    ],
)
def test_a_wrong_line_is_refused_in_words(change, said):
    _file, lines = read(csv_bytes(change, {}))
    assert said in reasons(lines[0])[0]
    assert lines[1].faults == []


def test_a_text_that_holds_the_delimiter_is_named():
    content = csv_bytes({}) + (",".join(RIGHT.values()) + ",de trop\r\n").encode()
    assert "plus de cases que de titres" in reasons(read(content)[1][1])[0]


@pytest.mark.parametrize("lines", [5, 900])
def test_a_quotation_mark_left_open_costs_its_line_alone(lines):
    content = csv_bytes(
        *[{"referenceDecision": str(number), "objet": "x" * 200} for number in range(1, lines + 1)]
    )
    _file, found = read(content.replace(b",3,", b',"3,'))
    assert [line.number for line in found] == list(range(2, lines + 2))
    assert [line.number for line in found if line.faults] == [4]
    assert "guillemet" in reasons(found[2])[0]


def test_a_mark_alone_in_a_quoted_text_alters_it_not():
    wrong = csv_bytes({}, {"objet": "Le jardin"}, {}).replace(b"Le jardin", b'"Le "grand" jardin"')
    _file, found = read(wrong)
    assert [bool(line.faults) for line in found] == [False, True, False]
    assert 'Le "grand" jardin' in found[1].cells


def test_an_empty_cell_is_what_the_sender_says_and_never_guessed():
    content = csv_bytes({"notificationUE": "", "pourcentageSubvention": ""}, {"notificationUE": "oui"})
    assert len(read(content)[1][0].faults) == 2
    lines = read(content, notificationUE="non", pourcentageSubvention="1")[1]
    assert [line.values["eu_notified"] for line in lines] == [False, True]


def test_a_column_that_is_not_there_is_said_missing():
    _file, lines = read(csv_bytes({}, titles={"notificationUE": "Aide"}))
    assert reasons(lines[0]) == ["notificationUE : la colonne manque."]


def test_columns_that_mean_nothing_here_are_said():
    file, _lines = read(csv_bytes({"secteur": "Culture", "annee": "2023", "theme": "Santé"}))
    assert file.unread == ["secteur"]


def test_two_columns_that_mean_the_same_are_named_and_neither_is_chosen():
    content = csv_bytes({"Montant voté": "1"}, titles={"montant": "Montant attribué"})
    with pytest.raises(UnreadableFile, match="Montant attribué, Montant voté"):
        read(content)
    _file, lines = read(csv_bytes({"Montant voté": "1"}))
    assert lines[0].values["amount"] == 12800


def test_year_and_theme_are_read_where_they_are():
    _file, lines = read(csv_bytes({"annee": "2023", "theme": "santé"}, {"annee": "2023", "theme": "1.5a"}))
    assert [(line.values["year"], line.values["theme"]) for line in lines] == [(2023, "1.2"), (2023, "1.5a")]


def test_a_theme_that_is_none_of_the_national_list_is_said():
    file, lines = read(csv_bytes({"theme": "Fanfare"}, {"theme": "santé"}))
    assert ([line.faults for line in lines], file.other_themes) == ([[], []], {"Fanfare"})


def test_a_person_needs_no_number_and_is_flagged():
    _file, lines = read(csv_bytes({"nomBeneficiaire": "Mme Camille Exemple", "idBeneficiaire": ""}))
    assert (lines[0].faults, lines[0].is_person) == ([], True)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "vide"),
        (b"PK\x03\x04abcdefgh", "classeur"),
        (b"%PDF-1.4 abcdef", "CSV"),
        (b"<!doctype html>", "CSV"),
        (b"nom,ville\nA,B\n", "colonnes"),
        (b"\x00" * 100, "colonnes"),
    ],
)
def test_a_file_that_is_none_is_refused_in_words(content, said):
    with pytest.raises(UnreadableFile, match=said):
        read(content)


@pytest.mark.parametrize("mark", [b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"])
def test_a_mark_that_promises_more_than_the_file_keeps_is_no_error(mark):
    content = mark + csv_bytes({"objet": "Été"}, encoding="cp1252")
    try:
        assert read(content)[1][0].values["purpose"] == "Été"
    except UnreadableFile as error:
        assert mark != b"\xef\xbb\xbf" and "colonnes" in str(error)


@given(
    st.one_of(
        st.binary(max_size=200),
        st.text(max_size=200).map(lambda text: csv_bytes({}) + text.encode("utf-8", "ignore")),
        st.lists(st.text(max_size=12), min_size=16, max_size=17).map(
            lambda cells: (
                csv_bytes(dict(zip([*RIGHT, "theme"], cells, strict=False)), encoding="utf-8-sig")
                if all(cell.isprintable() for cell in cells)
                else b""
            )
        ),
    )
)
@settings(max_examples=40, deadline=None)
def test_whatever_is_sent_is_read_or_refused_in_words(content):
    try:
        _file, lines = read(content)
    except UnreadableFile as error:
        assert str(error)
        return
    assert all(line.faults or line.key for line in lines)
