"""An amount said in words is the same in every language: another number is refused, in words."""

import pytest
from django.core.exceptions import ValidationError

from pages.translations.models import numbers
from pages.tree.models.blocks import FigureBlock
from tests.make import make_block, make_call, make_event, make_page, make_project
from tests.pages.staff.admin_forms import filled

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("75 000 €", ["75000"]),
        ("€75,000", ["75000"]),
        ("environ 8,5 M€ sur 73 M€", ["85", "73"]),
        ("about €8.5 million out of €73 million", ["85", "73"]),
        ("3 €, gratuit avant 12 ans", ["3", "12"]),
        ("en 2010, 2011 et 2012", ["2010", "2011", "2012"]),
        ("1 234 567,89 €", ["123456789"]),
        ("gratuit", []),
        (None, []),
    ],
)
def test_numbers_are_read_in_the_writing_of_each_language(text, expected):
    assert numbers(text) == expected


def figure(**fields):
    return make_block(FigureBlock, make_page(), figure="75 000 €", label="aide", **fields)


MADE = {
    "figure of a page": (figure, "figure"),
    "figure of a project": (
        lambda **fields: make_project().figures.create(figure="75 000 €", label="aide", source="X", **fields),
        "figure",
    ),
    "cost": (lambda **fields: make_project(cost="75 000 €", **fields), "cost"),
    "price": (lambda **fields: make_event(price="75 000 €", **fields), "price"),
    "budget": (lambda **fields: make_call(budget="75 000 €", **fields), "budget"),
}
EACH = pytest.mark.parametrize(("make", "field"), MADE.values(), ids=MADE.keys())


@EACH
@pytest.mark.parametrize("language", ["en", "facile"])
def test_another_amount_is_refused_where_it_is_written(make, field, language):
    made = make(**{f"{field}_{language}": "€57,000"})
    with pytest.raises(ValidationError) as refused:
        made.full_clean()
    assert list(refused.value.message_dict) == [f"{field}_{language}"]
    assert "« 57000 »" in refused.value.messages[0]


@EACH
def test_the_same_amount_written_as_the_language_does_is_accepted(make, field):
    make(**{f"{field}_en": "€75,000"}).full_clean()


def test_a_version_may_say_fewer_numbers():
    make_project(cost="8 M€ sur 73 M€", cost_facile="8 millions d’euros").full_clean()


def test_a_french_amount_that_changes_asks_for_the_others(admin_client):
    page = make_page("Vivre")
    make_block(FigureBlock, page, figure="116", figure_en="116", label="logements")
    url = f"/admin/pages/page/{page.pk}/change/"
    html = admin_client.post(
        url, filled(admin_client.get(url)) | {"figure-0-figure_fr": "120"}
    ).content.decode()
    assert "écrivez ici les mêmes chiffres" in html
