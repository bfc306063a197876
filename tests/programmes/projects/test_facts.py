"""Every fact that the client wants published stands on its page, in French and in English.

The secondary facts stand with their source beside them.
"""

import html
import re

import pytest
from django.test import Client

from pages.text.languages import with_prefix
from tests.programmes.initial_content.content_folders import load, without_renditions
from tests.programmes.projects.facts import FACTS, SOURCED

#: How far from the words their source may stand, in characters: the same figure, step or answer.
BESIDE = 420


@pytest.fixture(scope="module")
def pages(kept):
    """What readers see at each address."""
    addresses = {with_prefix(row[0], language) for row in [*FACTS, *SOURCED] for language in ("fr", "en")}
    with without_renditions():
        load()
    return {address: read(address) for address in addresses}


def read(address):
    response = Client().get(address)
    assert response.status_code == 200, address
    main = re.search(r"<main.*?</main>", response.content.decode(), re.S)[0]
    return plain(html.unescape(re.sub(r"<[^>]+>", " ", main)))


def plain(text):
    """One space between words, none before a comma: what markup did to the text does not matter."""
    text = " ".join(text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ").split())
    return re.sub(r"(?<=’) | (?=[.,])", "", text).casefold()


def rows(table):
    return [
        pytest.param(
            with_prefix(path, language), *(row[index] for index in picked), id=f"{language}{path}{number}"
        )
        for number, (path, *row) in enumerate(table)
        for language, picked in {"fr": range(0, len(row), 2), "en": range(1, len(row), 2)}.items()
    ]


@pytest.mark.parametrize(("address", "words"), rows(FACTS))
def test_a_fact_is_found_on_its_page(pages, address, words):
    assert [said for said in words if plain(said) not in pages[address]] == []


@pytest.mark.parametrize(("address", "words", "source"), rows(SOURCED))
def test_a_fact_from_elsewhere_stands_beside_its_source(pages, address, words, source):
    text = pages[address]
    places = [match.end() for match in re.finditer(re.escape(plain(words)), text)]
    assert places, f"« {words} » is not on {address}"
    assert any(plain(source) in text[place : place + BESIDE] for place in places)
