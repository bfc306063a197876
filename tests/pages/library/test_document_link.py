"""A link to a document says its format, its size and its language before the reader follows it."""

from datetime import date

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from tests.make import make_document
from tests.reading import texts

pytestmark = pytest.mark.django_db


def drawn(document, language="fr"):
    with translation.override(language):
        return render_to_string("includes/document.html", {"document": document})


def test_format_and_weight_are_said():
    document = make_document("Plan", size=0)
    document.size = 1_234_567
    assert "(PDF, 1,2\xa0Mo)" in drawn(document)


@pytest.mark.parametrize(
    ("size", "words"),
    [(850, "850\xa0octets"), (850_400, "850\xa0ko"), (1_000_000, "1,0\xa0Mo"), (12_340_000, "12,3\xa0Mo")],
)
def test_weights_are_those_a_reader_knows(size, words):
    document = make_document()
    document.size = size
    assert document.size_in_words == words


def test_plain_french_counts_in_french():
    document = make_document()
    document.size = 1_234_567
    assert "1,2\xa0Mo" in drawn(document, "facile")


def test_english_counts_with_a_point():
    document = make_document()
    document.size = 1_234_567
    assert "1.2\xa0" in drawn(document, "en")


def test_the_language_of_the_page_goes_without_saying():
    assert "hreflang" not in drawn(make_document(language="fr"))


def test_another_language_is_said():
    html = drawn(make_document(language="en"))
    assert 'hreflang="en"' in html and "anglais)" in html


def test_its_date_is_said():
    document = make_document(date=date(2024, 3, 8))
    assert ", 8 mars 2024)" in drawn(document)
    assert ", 8 mars 2024)" in drawn(document, "facile")
    assert ", March 8, 2024)" in drawn(document, "en")


def test_a_french_document_is_said_to_be_french_on_an_english_page():
    assert 'hreflang="fr"' in drawn(make_document(language="fr"), "en")


def test_plain_french_is_french():
    assert "hreflang" not in drawn(make_document(language="fr"), "facile")


def test_a_title_that_is_not_translated_is_marked():
    assert "Plan" in texts(drawn(make_document("Plan"), "en"), "span", lang="fr")
