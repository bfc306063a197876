"""Acronyms that a page does not explain: one finding for each, at its first place in each language."""

import re

from django.utils.translation import gettext as _

from pages.quality.finding import warning
from pages.quality.words import ACRONYM, APPOSITION, KNOWN, ROMAN, SMALL
from pages.text.folding import plain_letters

WORD = re.compile(r"\w+")


def undefined(texts):
    """Findings for one page in one language; `texts` are [(Text, Read), …]."""
    blocks = [block for _text, read in texts for block in read.blocks]
    explained = set().union(*(read.explained for _text, read in texts)) if texts else set()
    whole = " \n ".join(blocks)
    seen = set(explained) | KNOWN
    for text, read in texts:
        for block in read.blocks:
            for acronym in acronyms(block):
                if acronym not in seen and (
                    text.is_prose or block != acronym
                ):  # a field may contain only the acronym
                    seen.add(acronym)
                    if not is_explained(acronym, whole):
                        yield found(text, acronym)


def acronyms(block):
    """The acronyms of a block of text; none if it is written in capitals."""
    words = WORD.findall(block)
    shouted = [word for word in words if len(word) > 1 and word.isupper()]
    if len(shouted) > 1 and len(shouted) * 2 > len([word for word in words if len(word) > 1]):
        return []
    return [each for each in ACRONYM.findall(block) if not ROMAN.fullmatch(each)]


def is_explained(acronym, whole):
    """Whether the page explains it.

    'QPV (quartier prioritaire…)', '… (QPV)', 'la CNIL, l’autorité…', or words with these initials.
    """
    beside = rf"\b{acronym}\b{APPOSITION}|\b{acronym}\b\s*\([^)]*\w+\s+\w+|\w+\s+\w[^()]*\([^)]*\b{acronym}\b[^)]*\)"
    return bool(re.search(beside, whole)) or has_initials(acronym, whole)


def has_initials(acronym, whole):
    wanted = plain_letters(acronym)
    words = [plain_letters(word) for word in WORD.findall(whole)]
    kept = "".join(word[0] for word in words if word and word not in SMALL)
    every = "".join(word[0] for word in words if word)
    return wanted in every or wanted in kept if len(wanted) > 3 else spelled(wanted, words)


def spelled(wanted, words):
    """Whether words beside the acronym have its initials: with two or three letters, any words could by accident."""
    text = [word for word in words if word not in SMALL]
    places = [number for number, word in enumerate(text) if word == wanted]
    for place in places:
        around = text[max(0, place - len(wanted) - 1) : place], text[place + 1 : place + len(wanted) + 2]
        if any(wanted in "".join(word[0] for word in side) for side in around):
            return True
    return False


def found(text, acronym):
    return warning(
        text,
        _("Le sigle « %(acronym)s » n’est pas expliqué.") % {"acronym": acronym},
        _("À sa première apparition, écrivez ce qu’il veut dire : « %(acronym)s (…) ».")
        % {"acronym": acronym},
    )
