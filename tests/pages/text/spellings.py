"""Addresses, and the ways in which people and machines write them, for hypothesis."""

import unicodedata
from urllib.parse import quote

from hypothesis import strategies as st

letters = st.sampled_from("abzAZ09-_.~éèçœÉîâ")
words = st.text(letters, min_size=1, max_size=8).filter(lambda word: word.strip("."))
parameters = st.tuples(words, words).map("=".join)
#: (path, [parameter, …]), as they are read once decoded; none begins with a language.
addresses = st.tuples(
    st.lists(words, min_size=1, max_size=3).map(lambda parts: "/x" + "/".join(parts)),
    st.lists(parameters, max_size=4, unique=True),
)


@st.composite
def spelled(draw, text):
    """One way to write these words: accents composed or not, letters encoded or not, in capitals or not."""
    form = unicodedata.normalize(draw(st.sampled_from(["NFC", "NFD"])), text)
    encoded = draw(st.lists(st.integers(0, 2), min_size=len(form), max_size=len(form)))
    return "".join(written(letter, how) for letter, how in zip(form, encoded, strict=True))


def written(letter, how):
    if how == 0 or letter in "/=":
        return letter
    found = "".join(f"%{byte:02x}" for byte in letter.encode())
    return found.upper() if how == 1 else found


@st.composite
def spellings(draw, address, more=()):
    """One way to write this address, with `more` parameters among its own."""
    path, query = address
    parts = draw(st.permutations([*query, *more]))
    question = "&".join(draw(spelled(part)) for part in parts)
    slash, fragment = draw(st.sampled_from(["", "/"])), draw(st.sampled_from(["", "#haut"]))
    return draw(spelled(path)) + slash + (f"?{question}" if question else "") + fragment


def encoded(text):
    """As a browser sends it."""
    return quote(text, safe="/?&=%#")
