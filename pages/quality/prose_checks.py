"""Checks of one text. Each takes a `Text` and its `Read`, and yields findings."""

import re

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pages.quality.finding import error, warning
from pages.quality.words import SENTENCE_END, WORD, is_vague

#: With more words, a sentence must be read twice. Plain French needs short sentences (Information pour tous).
MAX_WORDS = {"fr": 35, "en": 35, "facile": 15}
SHOWN = 12  # how many words of a sentence are quoted

BARE = re.compile(r"(https?://|www\.)\S+|[\w.-]+\.[a-z]{2,}/\S+", re.I)


def headings(text, read):
    last = 2  # a text always stands below a title of the page
    for level, words in read.headings:
        if not words.strip():
            yield warning(
                text,
                _("Un titre est vide."),
                _("Écrivez-le, ou supprimez-le : il compte dans le plan de la page."),
            )
            continue
        if level > last + 1:
            yield warning(
                text,
                _("Le titre « %(title)s » saute un niveau.") % {"title": shortened(words)},
                _(
                    "Donnez-lui un niveau de plus. La page se répare d’elle-même, mais son plan n’est peut-être pas celui que vous vouliez."
                ),
            )
        last = level


def link_words(text, read):
    for link in read.links:
        words = " ".join(link.words.split())
        if not words:
            yield error(
                text,
                _("Un lien vers %(address)s n’a pas de texte : personne ne peut le suivre.")
                % {"address": link.address},
                _("Écrivez où il mène, ou retirez-le."),
            )
        elif is_vague(words):
            yield warning(
                text,
                _("Le lien « %(words)s » ne dit pas où il mène.") % {"words": words},
                _(
                    "Écrivez le nom de la page ou de ce que l’on y trouve : certains lecteurs n’entendent que les liens."
                ),
            )
        elif BARE.fullmatch(words):
            yield warning(
                text,
                _("Le lien « %(words)s » est une adresse.") % {"words": shortened(words)},
                _("Écrivez des mots à la place : une adresse épelée ne se comprend pas."),
            )


def tables(text, read):
    for has_headers in read.tables:
        if not has_headers:
            yield error(
                text,
                _("Un tableau n’a pas de cellules d’en-tête."),
                _("Dans l’éditeur, mettez le curseur dans la première ligne, puis « Cellule d’en-tête »."),
            )


def sentences(text, read):
    limit = MAX_WORDS[text.language]
    long = [
        (len(WORD.findall(each)), each) for each in split_sentences(read) if len(WORD.findall(each)) > limit
    ]
    if long:
        words, sentence = max(long)
        yield warning(
            text,
            ngettext(
                "%(number)d phrase a plus de %(limit)d mots : « %(sentence)s » (%(words)d mots).",
                "%(number)d phrases ont plus de %(limit)d mots. La plus longue : « %(sentence)s » (%(words)d mots).",
                len(long),
            )
            % {"number": len(long), "limit": limit, "sentence": shortened(sentence), "words": words},
            _("Coupez : une idée par phrase."),
        )


def split_sentences(read):
    for block in read.blocks:
        yield from SENTENCE_END.split(block)


def shortened(words):
    parts = words.split()
    return " ".join(parts[:SHOWN]) + (" …" if len(parts) > SHOWN else "")


CHECKS = (headings, link_words, tables, sentences)
