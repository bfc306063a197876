"""Whether a beneficiary may be a natural person, whose name the law protects. In doubt, someone looks."""

import re
from pathlib import Path

from pages.text.folding import plain_letters
from programmes.text.scdl.identifiers import is_public_law
from programmes.text.scdl.words import BODY, CIVILITY, FORMS, MASKED

#: The most usual first names of France, folded.
FIRST_NAMES = frozenset((Path(__file__).parent / "first_names.txt").read_text(encoding="utf-8").split())


def may_be_person(name, *, siret="", rna="", form=""):
    """A body has a number of association, or belongs to public law; a word of its form or of its name says the rest."""
    if form and FORMS.search(plain_letters(form)):
        return True
    if rna or is_public_law(siret):
        return False
    said = plain_letters(name)
    if CIVILITY.match(said) or MASKED.fullmatch(said):
        return True
    words = re.split(r"[\s\-]+", said)
    return 2 <= len(words) <= 4 and not BODY.search(said) and any(word in FIRST_NAMES for word in words)
