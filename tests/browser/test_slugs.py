"""The address that a form proposes is the one that the server would make: the script alone, in a real browser."""

import unicodedata

import pytest
from django.conf import settings

from pages.text.folding import slug_of
from tests.pages.text.letters import ALL

pytestmark = pytest.mark.no_database

SCRIPT = settings.BASE_DIR / "static" / "admin" / "js" / "urlify.js"


@pytest.fixture(scope="module")
def proposed(browser):
    """proposed(texts, most) → the addresses that the script proposes for them."""
    page = browser.new_page()
    page.add_script_tag(path=SCRIPT)
    yield lambda texts, most: page.evaluate(
        "([texts, most]) => texts.map((text) => URLify(text, most))", [texts, most]
    )
    page.close()


@pytest.mark.parametrize("most", [100, 50, 7])
def test_the_browser_makes_the_addresses_of_the_server(proposed, most):
    assert dict(zip(ALL, proposed(ALL, most), strict=True)) == {text: slug_of(text, most) for text in ALL}


def test_each_letter_of_the_alphabets_gives_the_same(proposed):
    """All that Unicode has on its first plane and Python knows, each between two letters; half signs are no text."""
    known = (chr(number) for number in range(0x80, 0x10000))
    texts = [f"a{letter}b" for letter in known if unicodedata.category(letter) not in ("Cn", "Cs")]
    pairs = zip(texts, proposed(texts, 100), strict=True)
    assert [text for text, slug in pairs if slug != slug_of(text, 100)] == []
