"""Every text of every kind of block is read in English under /en/ and in plain French under /facile/."""

import pytest

from pages.models import Block, BlockBase
from pages.text.translated import translated_fields
from tests.make import make_block, make_document, make_page, make_picture, make_programme

pytestmark = pytest.mark.django_db

#: Kinds, of whatever app, by the fields that an editor translates in their form.
TEXTS = {
    kind: [name for name in kind.FIELDS if name in translated_fields(kind())]
    for table in BlockBase.__subclasses__()
    for kind in table.kinds().values()
}
EACH = pytest.mark.parametrize(
    ("kind", "field"),
    [
        pytest.param(kind, field, id=f"{kind.KIND}-{field}")
        for kind, fields in TEXTS.items()
        for field in fields
    ],
)
NEEDS = {
    "picture": make_picture,
    "document": make_document,
    "programme": make_programme,
    "link": lambda: "https://example.org/film",
}


def text(kind, field, language):
    """Short enough for a figure, and unlike any other text of the page."""
    words = f"{field} {language}"
    return f"<p>{words}</p>" if field == "body" else words


@pytest.fixture
def read(client):
    """read(kind, language, written_in=…) → the page of that language, with one block of that kind."""

    def written(kind, language, written_in=("fr", "en", "facile")):
        page = make_page("Vie", title_en="Life", title_facile="La vie")
        texts = {f"{field}_{code}": text(kind, field, code) for field in TEXTS[kind] for code in written_in}
        needed = {name: make() for name, make in NEEDS.items() if name in kind.FIELDS}
        make_block(kind, page, **needed, **texts)
        return client.get(f"/{language}/vie/").text

    return written


@EACH
@pytest.mark.parametrize("language", ["en", "facile"])
def test_a_text_is_read_in_its_language(read, kind, field, language):
    page = read(kind, language)
    assert text(kind, field, language) in page
    assert text(kind, field, "fr") not in page


@EACH
def test_a_text_without_english_is_read_in_french_that_says_so(read, kind, field):
    page = read(kind, "en", written_in=("fr",))
    before, found, _ = page.partition(text(kind, field, "fr"))
    assert found
    assert 'lang="fr"' in before.rpartition("\n")[2]


def test_the_kinds_are_of_both_tables():
    assert {kind._meta.app_label for kind in TEXTS} == {"pages", "programmes"}
    assert TEXTS[Block.kinds()["step"]] == ["label", "title", "body", "source"]
