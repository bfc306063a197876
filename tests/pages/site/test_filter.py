"""What all filters share, on a list of three rows and no database."""

import pytest
from django.http import QueryDict

from pages.site.filter import Filter
from pages.site.filter_fields import Options, Words, Year
from pages.site.refusals import Refusal

pytestmark = pytest.mark.no_database


class Rows(list):
    """Enough of a queryset."""

    def filtered(self, **asked):
        return Rows(row for row in self if asked.items() <= row.items())

    def counted_by(self, name):
        values = [row[name] for row in self]
        return {value: values.count(value) for value in values}


class Boxes(Filter):
    FIELDS = (
        Options(
            "couleur",
            "Couleur",
            criterion="colour",
            row="colour",
            options={"bleu": "Bleu", "vert": "Vert", "gris": "Gris"},
        ),
        Options("forme", "Forme", criterion="shape", row="shape", options={"rond": "Rond", "plat": "Plat"}),
        Year("annee", "Année", criterion="year", form="une année", source="/annees/"),
        Words("texte", "Mots"),
    )
    ONE_EACH = "couleur"

    def all_rows(self):
        return Rows(
            [
                {"colour": "bleu", "shape": "rond", "year": 2024},
                {"colour": "bleu", "shape": "plat", "year": 2025},
                {"colour": "vert", "shape": "plat", "year": 2025},
            ]
        )


def asked(query):
    return Boxes(QueryDict(query))


def test_choices_add_up():
    assert asked("couleur=bleu&forme=plat").found() == [{"colour": "bleu", "shape": "plat", "year": 2025}]


def test_spaces_around_a_value_are_nothing():
    assert asked("couleur=+bleu+").values == {"couleur": "bleu"}


def test_an_empty_value_is_no_choice():
    found = asked("couleur=&forme=+")
    assert (found.values, found.unknown) == ({}, {})


def test_of_two_values_the_last_counts():
    assert asked("couleur=bleu&couleur=vert").values == {"couleur": "vert"}


def test_a_name_that_is_no_field_is_left_aside():
    assert asked("utm_source=lettre&fbclid=x&page=3").unknown == {}


def test_a_value_that_is_not_known_is_left_aside():
    assert len(asked("couleur=rose").found()) == 3


def test_the_label_of_what_is_left_aside_is_told():
    assert asked("couleur=rose&forme=rond").ignored == ["Couleur"]


def test_the_total_is_that_of_the_rows_found():
    for query in ("", "couleur=bleu", "couleur=gris", "forme=plat", "couleur=bleu&forme=plat"):
        assert asked(query).total == len(asked(query).found())


def test_a_choice_says_how_many_rows_it_would_show():
    (colours, _shapes) = asked("forme=plat").criteria
    assert [(choice.value, choice.count) for choice in colours.choices] == [("bleu", 1), ("vert", 1)]


def test_a_choice_made_stays_on_offer_where_it_finds_nothing():
    (colours, _shapes) = asked("couleur=gris").criteria
    assert [choice.value for choice in colours.choices if choice.is_chosen] == ["gris"]


def test_each_choice_has_the_query_without_it():
    assert asked("forme=plat&couleur=bleu").removals == [("Bleu", "forme=plat"), ("Plat", "couleur=bleu")]


def test_two_requests_share_nothing():
    assert asked("couleur=bleu").fields["couleur"] is not asked("couleur=bleu").fields["couleur"]


def refusal(query):
    with pytest.raises(Refusal) as refused:
        Boxes.strict(QueryDict(query))
    return str(refused.value)


def test_a_machine_gets_the_same_where_all_is_known():
    assert Boxes.strict(QueryDict("couleur=bleu")).values == {"couleur": "bleu"}


def test_a_refusal_names_the_values_where_they_are_few():
    assert refusal("couleur=rose") == (
        "« couleur » : nous ne connaissons pas la valeur « rose ». Valeurs acceptées : bleu, vert, gris."
    )


def test_a_refusal_says_where_the_values_are_listed():
    assert refusal("annee=hier") == (
        "« annee » : nous ne connaissons pas la valeur « hier ». Valeurs acceptées : une année. "
        "La liste est à l’adresse /annees/."
    )


def test_a_refusal_says_each_value_that_is_not_known():
    assert refusal("couleur=rose&forme=carre").count("nous ne connaissons pas la valeur") == 2


def test_a_long_value_is_cut_in_a_refusal():
    assert f"« {'é' * 60}… »" in refusal("couleur=" + "é" * 5000)


def test_signs_that_are_not_seen_are_not_repeated():
    assert "« a�b��c »" in refusal("couleur=a%00b%0D%0Ac")


@pytest.mark.parametrize("text", ["24", "٢٠٢٤", "20240", "2024.", "²²²²", "-202"])
def test_a_year_has_four_digits(text):
    assert Year("annee", "Année").read(text) is None


def test_words_are_cut_where_a_search_ends():
    assert asked("texte=" + "a" * 5000).values == {"texte": "a" * 100}
