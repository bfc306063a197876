"""What changed between two texts, in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.text.word_diff import joined, word_diff, words

pytestmark = pytest.mark.no_database


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("", "", []),
        ("un mot", "un mot", [("same", "un mot")]),
        ("", "un mot", [("added", "un mot")]),
        ("un mot", "", [("removed", "un mot")]),
        (None, "un", [("added", "un")]),
        (
            "Le chantier commence en mars.",
            "Le chantier finit en mars.",
            [("same", "Le chantier"), ("removed", "commence"), ("added", "finit"), ("same", "en mars.")],
        ),
        ("un  mot\r\n", "un mot", [("same", "un mot")]),
        ("<p>Un <strong>mot</strong></p>", "<p>Un mot</p>", [("same", "Un mot")]),
        ("<p>Un</p><p>Deux</p>", "<p>Un</p>", [("same", "Un"), ("removed", "\nDeux")]),
        ("<p>Caf&eacute; &amp; th&eacute;</p>", "<p>Café &amp; thé</p>", [("same", "Café & thé")]),
        ("si a < b et b > c", "si a < b et b > c", [("same", "si a < b et b > c")]),
        (
            '<p>Voir <a href="/un/">ici</a></p>',
            '<p>Voir <a href="/deux/">ici</a></p>',
            [("same", "Voir ici"), ("removed", "[/un/]"), ("added", "[/deux/]")],
        ),
    ],
)
def test_words_are_the_same_added_or_removed(before, after, expected):
    assert word_diff(before, after) == expected


def test_a_long_text_is_compared_too():
    before = " ".join(f"mot{number}" for number in range(5_000))
    changed = before.replace("mot2500 ", "autre ")
    assert [op for op, text in word_diff(before, changed)] == ["same", "removed", "added", "same"]


TEXTS = st.lists(st.sampled_from(["un", "deux", "<p>", "</p>", "<b>", "</b>", "\n", "trois", "&amp;"]), max_size=12).map(" ".join)  # fmt: skip


def side(diff, op):
    """One of the two texts, put together again: word for word, whatever the line ends between two pieces."""
    return " ".join(text for kind, text in diff if kind in ("same", op)).split()


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_from_the_difference(before, after):
    diff = word_diff(before, after)
    assert side(diff, "removed") == joined(words(before)).split()
    assert side(diff, "added") == joined(words(after)).split()
