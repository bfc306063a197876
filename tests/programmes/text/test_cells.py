"""What stands in a cell, in all the ways that real files write it; and what is never guessed."""

from datetime import date
from decimal import Decimal

import pytest

from programmes.text.faults import BadCell
from programmes.text.scdl import cells, dates
from programmes.text.scdl.persons import may_be_person

pytestmark = pytest.mark.no_database

D = Decimal


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        ("12800", D(12800)),
        ("12 800 €", D(12800)),
        ("12\u00a0800,50\u00a0€", D("12800.50")),
        ("12\u202f800\u202f€", D(12800)),
        ("12 800 EUR", D(12800)),
        ("€ 12 800", D(12800)),
        ("1.234,56", D("1234.56")),
        ("1,234.56", D("1234.56")),
        ("1.234.567", D(1234567)),
        ("1000.0", D(1000)),
        ("99786.569999999992", D("99786.57")),
        ("-10,5", D("-10.50")),
        ("−10", D(-10)),
        ('="12800"', D(12800)),
        ("0", D(0)),
    ],
)
def test_an_amount_is_read_however_it_is_written(cell, amount):
    assert cells.amount(cells.text(cell)) == amount


def test_signs_of_control_are_spaces():
    assert cells.text("Atelier\x01\x0b\x85 radio\r\n") == "Atelier radio"


@pytest.mark.parametrize(
    "cell",
    [
        "1,234",
        "1.234",
        "1 2",
        "1,2E+5",
        "22000.805",
        "12 k€",
        "(100)",
        "cent",
        "€",
        "9" * 20,
        "1'000",
        "NaN",
        "²",
    ],
)
def test_an_amount_that_reads_in_two_ways_or_none_is_refused(cell):
    with pytest.raises(BadCell):
        cells.amount(cell)


@pytest.mark.parametrize(
    "cell",
    [
        "2016-12-05", "05/12/2016", "5/12/2016", "05-12-2016", "05.12.2016", "05/12/16", "2016/12/05", "20161205",
        "05-déc-16", "5-décembre-2016", "5 décembre 2016", "lundi 5 déc. 2016", "2016-12-05T00:00:00", "2016-12-05 00:00:00.000", "05/12/2016 00:00",
    ],
)  # fmt: skip
def test_a_date_is_read_in_the_usual_french_forms(cell):
    assert dates.day(cell) == date(2016, 12, 5)


@pytest.mark.parametrize(
    "cell",
    [
        "2017-12-14_2018-12-14", "2017-12-14/2018-12-14", "14/12/2017-14/12/2018", "14/12/2017 au 14/12/2018",
        "du 14 décembre 2017 au 14 décembre 2018", "14/12/2017/14/12/2018", "20171214/20181214", "14/12/2017 - 14/12/2018",
        "2017-12-14T00:00:00/2018-12-14T00:00:00",
    ],
)  # fmt: skip
def test_a_period_is_read_whatever_joins_its_dates(cell):
    assert dates.period(cell) == (date(2017, 12, 14), date(2018, 12, 14))


@pytest.mark.parametrize(
    ("cell", "start", "end"),
    [
        ("du 3 mars au 31 décembre 2022", date(2022, 3, 3), date(2022, 12, 31)),
        ("du 1er au 5 mars 2022", date(2022, 3, 1), date(2022, 3, 5)),
        ("05/12/16 au 5 mars 2017", date(2016, 12, 5), date(2017, 3, 5)),
    ],
)
def test_a_month_and_a_year_may_be_said_once(cell, start, end):
    assert dates.period(cell) == (start, end)


def test_a_period_of_one_day_is_a_date():
    assert dates.period("2017-12-14/2017-12-14") == dates.period("14/12/2017") == (date(2017, 12, 14), None)


@pytest.mark.parametrize(
    "cell",
    [
        "2017",
        "13/13/2017",
        "31/02/2017",
        "déc. 2016",
        "42709",
        "2018-01-01/2017-01-01",
        "du 3 décembre au 31 mars 2022",
        "1/2/3",
        "0001-01-01",
        "x",
    ],
)
def test_what_is_no_date_is_refused(cell):
    with pytest.raises(BadCell):
        dates.period(cell)


def test_a_date_that_a_spreadsheet_counted_is_explained():
    with pytest.raises(BadCell, match="format Date"):
        dates.day("42709")


@pytest.mark.parametrize(
    "cell",
    [
        "38047555800058",
        "380 475 558 00058",
        "380\u00a0475\u00a0558\u202f00058",
        '="38047555800058"',
        "'38047555800058",
        "38047555800058.0",
        "3.8047555800058E+13",
    ],
)
def test_a_siret_is_read_with_its_spaces(cell):
    assert cells.siret(cells.text(cell)) == "38047555800058"


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("3,62521E+13", "un tableur a abîmé ce SIRET"),
        ("3.62521E+13", "ne les devine pas"),
        ("380475558", "est un SIREN"),
        ("3804755580005", "ôté un zéro au début"),
        ("38047555800059", "La clé de ce SIRET est fausse"),
        ("21860194600000", "derniers zéros viennent peut-être d’un tableur"),
        ("FR38047555800058", "14 chiffres"),
        ("³8047555800058", "14 chiffres"),
        ("00000000000000", "clé"),
    ],
)
def test_a_siret_that_is_ruined_is_refused_with_the_explanation(cell, said):
    with pytest.raises(BadCell, match=said):
        cells.siret(cell)


def test_an_office_of_la_poste_has_a_key_of_its_own():
    assert cells.siret("35600000000048") == "35600000000048"


@pytest.mark.parametrize("cell", ["W9G2001932", "W12345678", "123456789"])
def test_a_number_of_association_has_nine_digits(cell):
    with pytest.raises(BadCell, match="W suivi de 9 chiffres"):
        cells.rna(cell)


@pytest.mark.parametrize(
    ("cell", "share"), [("1", 1), ("0,8", D("0.8")), ("80 %", D("0.8")), ("100%", 1), ("1.00", 1)]
)
def test_a_share_is_read(cell, share):
    assert cells.share(cell) == share


@pytest.mark.parametrize("cell", ["80", "100", "0", "-1", "1,5", "la moitié"])
def test_a_share_that_is_none_is_refused(cell):
    with pytest.raises(BadCell):
        cells.share(cell)


@pytest.mark.parametrize(
    ("cell", "nature"),
    [
        ("Numéraire", "aide en numéraire"),
        ("AIDE EN NATURE", "aide en nature"),
        ("aide en numéraire,aide en nature", "aide en numéraire;aide en nature"),
        ("aide en nature;aide en numéraire", "aide en numéraire;aide en nature"),
        ("en nature et en numéraire", "aide en numéraire;aide en nature"),
    ],
)
def test_a_nature_is_read_in_any_order(cell, nature):
    assert cells.nature(cell) == nature


@pytest.mark.parametrize(
    "name", ["M. Dupont", "Mme Exemple", "DUPONT Marie", "Jean-Pierre Exemple", "Dr Exemple", "MASQUÉ"]
)
def test_who_may_be_a_person_is_flagged(name):
    assert may_be_person(name, siret="38047555800058")


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("Association Jean Jaurès", {}),
        ("Les amis de Marie", {}),
        ("Club Saint-Martin", {}),
        ("MARIE CURIE", {"rna": "W123456789"}),
        ("Commune de Saint-Martin", {}),
        ("Paul Bert", {"siret": "20007246000013"}),
        ("3F", {}),
        ("CEMEA", {}),
    ],
)
def test_a_body_is_no_person(name, known):
    assert not may_be_person(name, **known)


def test_the_form_of_the_body_says_it_all():
    assert may_be_person("Au bon pain", siret="38047555800058", form="Entrepreneur individuel")
