"""The checks of one text, on words alone: no database."""

import pytest

from pages.quality.acronyms import undefined
from pages.quality.finding import Text
from pages.quality.prose_checks import headings, link_words, sentences, tables
from pages.quality.reading import read_text

pytestmark = pytest.mark.no_database


def text(value, language="fr", is_prose=True):
    return Text(language, "Texte n° 1", "id_text-0-body_fr", value, is_prose)


def found(check, value, **fields):
    made = text(value, **fields)
    return list(check(made, read_text(made)))


def unexplained(*values, language="fr"):
    made = [text(value, language) for value in values]
    return [finding.sentence for finding in undefined([(each, read_text(each)) for each in made])]


@pytest.mark.parametrize(
    "html",
    ["<h2>A</h2><h3>B</h3><h4>C</h4><h2>D</h2>", "<h3>A</h3><h4>B</h4>", "<p>Sans titre.</p>"],
)
def test_headings_in_order_are_fine(html):
    assert found(headings, html) == []


@pytest.mark.parametrize("html", ["<h2>A</h2><h4>Trop bas</h4>", "<h4>Trop bas</h4>"])
def test_a_heading_that_skips_a_level_is_named(html):
    (finding,) = found(headings, html)
    assert "« Trop bas » saute un niveau" in finding.sentence
    assert not finding.is_error


def test_an_empty_heading_is_said():
    (finding,) = found(headings, "<h2> </h2><p>Texte</p>")
    assert finding.sentence == "Un titre est vide."


def test_a_link_without_words_is_an_error():
    (finding,) = found(link_words, '<p><a href="/habiter/"> </a></p>')
    assert finding.is_error
    assert "/habiter/" in finding.sentence


@pytest.mark.parametrize(
    "words",
    [
        "ici",
        "Cliquez ici",
        "cliquez <strong>ici</strong>",
        "Lire la suite…",
        "En savoir plus",
        "Click here",
        "Read more",
    ],
)
def test_a_link_that_does_not_say_where_it_leads_is_named(words):
    (finding,) = found(link_words, f'<p><a href="/habiter/">{words}</a></p>')
    assert not finding.is_error
    assert "ne dit pas où il mène" in finding.sentence


@pytest.mark.parametrize("words", ["https://exemple.fr/a/b", "www.exemple.fr", "exemple.fr/page"])
def test_an_address_is_no_text_for_a_link(words):
    (finding,) = found(link_words, f'<p><a href="https://exemple.fr/">{words}</a></p>')
    assert "est une adresse" in finding.sentence


@pytest.mark.parametrize("words", ["Les aides au logement", "cnil.fr", "03 21 00 00 00"])
def test_a_link_that_says_where_it_leads_is_fine(words):
    assert found(link_words, f'<p><a href="/habiter/">{words}</a></p>') == []


def test_a_table_without_header_cells_is_an_error():
    (finding,) = found(tables, "<table><tbody><tr><td>2010</td></tr></tbody></table>")
    assert finding.is_error
    assert "Cellule d’en-tête" in finding.remedy


def test_each_table_counts_for_itself():
    with_headers = "<table><tbody><tr><th>Année</th></tr></tbody></table>"
    without = "<table><tbody><tr><td>2010</td></tr></tbody></table>"
    assert found(tables, with_headers) == []
    assert len(found(tables, with_headers + without)) == 1


def sentence(number):
    return "Un " + "mot " * (number - 2) + "fin."


@pytest.mark.parametrize(("language", "limit"), [("fr", 35), ("en", 35), ("facile", 15)])
def test_a_very_long_sentence_is_quoted_with_its_words(language, limit):
    assert found(sentences, f"<p>{sentence(limit)}</p>", language=language) == []
    (finding,) = found(sentences, f"<p>{sentence(limit + 1)}</p>", language=language)
    assert f"({limit + 1} mots)" in finding.sentence
    assert not finding.is_error


def test_two_short_sentences_are_not_a_long_one():
    assert found(sentences, f"<p>{sentence(30)} {sentence(30)}</p>") == []


def test_nor_are_the_items_of_a_list():
    assert found(sentences, "<ul>" + "<li><p>quatre mots sans point</p></li>" * 20 + "</ul>") == []


def test_long_sentences_of_a_text_are_counted_together():
    (finding,) = found(sentences, f"<p>{sentence(40)} {sentence(50)}</p>")
    assert finding.sentence.startswith("2 phrases ont plus de 35 mots.")
    assert "(50 mots)" in finding.sentence


@pytest.mark.parametrize(
    "value",
    [
        "<p>Les QPV (quartiers prioritaires de la politique de la ville) changent.</p>",
        "<p>Les quartiers prioritaires de la ville (QPV) changent.</p>",
        "<p>Vous pouvez écrire à la CNIL, la Commission nationale de l’informatique et des libertés.</p>",
        "<p>You can complain to the CNIL, the French data-protection authority.</p>",
        '<p>Le <abbr title="contrat urbain">CUCS</abbr> est fini.</p>',
        "<p>La SNCF et l’INSEE.</p>",
        "<p>Louis XIV, la loi III et le chapitre MCM.</p>",
        "<p>Il coûte 8 M€ et produit 3 MWh.</p>",
        "<p>BRUAY LA BUISSIERE</p>",
        "<p>Écrire à EXEMPLE@exemple.fr</p>",
    ],
)
def test_what_is_explained_known_or_no_acronym_is_fine(value):
    assert unexplained(value) == []


@pytest.mark.parametrize(
    "value", ["<p>L’ANRU finance.</p>", "<p>Il est financé par l'ANRU.</p>", "<p>(ANRU)</p>"]
)
def test_an_acronym_that_nothing_explains_is_named(value):
    assert unexplained(value) == ["Le sigle « ANRU » n’est pas expliqué."]


def test_the_field_of_an_acronym_explains_nothing_and_needs_nothing():
    made = text("ANRU", is_prose=False)
    assert list(undefined([(made, read_text(made))])) == []


def test_it_is_named_once_for_the_page():
    assert len(unexplained("<p>L’ANRU finance.</p>", "<p>L’ANRU décide.</p>")) == 1


def test_it_may_be_explained_elsewhere_in_the_page():
    assert (
        unexplained("<p>L’ANRU finance.</p>", "<p>Agence nationale pour la rénovation urbaine (ANRU).</p>")
        == []
    )
