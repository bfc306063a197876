"""A picture has words for who does not see it, or says that it brings nothing."""

import pytest
from django.core.exceptions import ValidationError

from pages.models import Picture
from tests.make import image_file

pytestmark = pytest.mark.django_db


def errors(**fields):
    try:
        Picture(title="Une image", file=image_file(), **fields).full_clean()
    except ValidationError as refused:
        return refused.message_dict
    return {}


def test_words_are_enough():
    assert errors(alt_fr="Une rue") == {}


def test_decorative_is_enough():
    assert errors(is_decorative=True) == {}


def test_neither_is_refused_at_the_french_words():
    assert "Dites en une phrase" in errors()["alt_fr"][0]


def test_english_words_do_not_stand_for_the_french():
    assert "alt_fr" in errors(alt_en="A street")


def test_both_are_refused():
    assert (
        "n’a pas de texte de remplacement" in errors(alt_fr="Une rue", is_decorative=True)["is_decorative"][0]
    )
