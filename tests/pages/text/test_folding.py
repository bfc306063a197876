"""The one folding, in Python: what the databases and the browser make of letters is compared with this."""

import unicodedata
from string import ascii_lowercase, digits

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pages.files.names import stored_name
from pages.text.folding import folded, plain_letters, slug_of

pytestmark = pytest.mark.no_database

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Rénovation à Nœux-les-Mines", "renovation-a-noeux-les-mines"),
        ("Main-d’œuvre : l’insertion", "main-d-oeuvre-l-insertion"),
        ("L'été, lʼhiver, l´automne, l‘hiver", "l-ete-l-hiver-l-automne-l-hiver"),
        ("Cæsar Œdipe ÆŒ", "caesar-oedipe-aeoe"),
        ("Plan 2024‑2026 – bilan — suite", "plan-2024-2026-bilan-suite"),
        ("Straße, Łódź, Ærø, Þór, ﬁn", "strasse-lodz-aero-thor-fin"),
        ("C.U.C.S. et 1,5 m² à 2.5 km", "cucs-et-1-5-m2-a-2-5-km"),
        ("com\u00admune\u200b", "commune"),
        ("Fête 🎉 de l’été", "fete-de-l-ete"),
        ("« Oignies »", "oignies"),
        ("CR_conseil", "cr-conseil"),
        ("مرحبا", ""),
        ("--- ’ ---", ""),
        ("", ""),
    ],
)
def test_an_address_is_made_of_letters_digits_and_hyphens(text, slug):
    assert slug_of(text) == slug


def test_an_address_is_cut_where_it_is_told_and_ends_with_no_hyphen():
    assert [slug_of("œuvre d’art", most) for most in (1, 5, 6, 7, 8, 50)] == [
        "o", "oeuvr", "oeuvre", "oeuvre", "oeuvre-d", "oeuvre-d-art",
    ]  # fmt: skip


def test_the_name_of_an_uploaded_file_has_its_letters():
    name = stored_name("Vœux Nœux-les-Mines.pdf", b"", ".pdf")
    assert name.startswith("voeux-noeux-les-mines-") and name.endswith(".pdf")


@pytest.mark.parametrize(
    "typed", ["MAIN-D'ŒUVRE", "main d’oeuvre", "Main‑dʼoeuvre", "main  d´œuvre", "main-d-oeuvre"]
)
def test_a_search_finds_whatever_way_it_is_typed(typed):
    assert folded(typed) == "main d oeuvre"


def test_a_cell_keeps_its_signs_in_one_form():
    assert plain_letters("  Le 3–5 MARS :\u00a0l’Œuvre ") == "le 3-5 mars : l'oeuvre"


def test_what_no_database_takes_is_gone():
    assert folded("a\x00b") == "a b"


@given(TEXTS)
@example("ŉ ´ \ufb49 ΐ ẞ ǆ \u05b0\u200b\u0591")
def test_what_is_folded_is_folded(text):
    assert (folded(folded(text)), plain_letters(plain_letters(text))) == (folded(text), plain_letters(text))


@given(TEXTS)
def test_composed_or_not_is_the_same(text):
    composed, apart = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert (folded(composed), slug_of(composed)) == (folded(apart), slug_of(apart))


@given(TEXTS, st.integers(1, 20))
def test_an_address_never_holds_anything_else(text, most):
    slug = slug_of(text, most)
    assert len(slug) <= most and set(slug) <= {*ascii_lowercase, *digits, "-"} and slug == slug.strip("-")


@given(TEXTS)
def test_an_address_of_an_address_is_itself(text):
    assert slug_of(slug_of(text)) == slug_of(text)
