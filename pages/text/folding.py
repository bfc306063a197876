"""One folding for addresses, file names, searches and alphabets: no accents, no case, œ as oe.

Knows no model. The same rule is said in SQL (folded_sql.py) and in the browser (static/admin/js/urlify.js), and tests
compare them: docs/decisions/0021-one-folding-of-letters.md.
"""

import re
import unicodedata
from functools import lru_cache

#: The letters that Unicode does not take apart into a letter and its accent.
LETTERS = {
    "æ": "ae", "œ": "oe", "ø": "o", "ß": "ss", "ẞ": "ss", "þ": "th", "ð": "d", "đ": "d", "ħ": "h", "ı": "i", "ĸ": "k",
    "ł": "l", "ŋ": "n", "ŧ": "t",
}  # fmt: skip
APOSTROPHES = "’ʼ´‘‛′"
HYPHENS = "\u2010\u2011\u2012–—―−"
#: Accents that stand alone after the letter, and what nobody sees: soft hyphens, joiners, the mark of a file's beginning.
ACCENTS = "\u0300-\u036f"
INVISIBLE = "\u00ad\u200b-\u200d\u2060\ufeff"

UNSEEN = re.compile(f"[{INVISIBLE}]")
ACCENT = re.compile(f"[{ACCENTS}]")
LETTER, APOSTROPHE, HYPHEN = (re.compile(f"[{''.join(signs)}]") for signs in (LETTERS, APOSTROPHES, HYPHENS))
#: The signs of control are there for NUL, which PostgreSQL refuses.
BLANK = re.compile(r"['\x00-\x1f-]")
#: « C.U.C.S. » is one word.
DOT_OF_ACRONYM = re.compile(r"\b([a-z])\.(?=[a-z]\b)", re.ASCII)


@lru_cache(4096)  # an import asks it of the same names again and again
def plain_letters(text):
    """'  L’ŒUVRE  – Été' → "l'oeuvre - ete": one apostrophe, one hyphen, single spaces. Other signs stay."""
    if not text.isascii():
        seen = UNSEEN.sub("", text.replace("´", "'"))  # which Unicode takes apart into a blank and an accent
        text = ACCENT.sub("", unicodedata.normalize("NFKD", seen))
        text = LETTER.sub(lambda found: LETTERS[found[0]], text.casefold())
        text = HYPHEN.sub("-", APOSTROPHE.sub("'", text))
    return " ".join(text.casefold().split())


def folded(text):
    """'Main-d’Œuvre' → 'main d oeuvre': what a search and an alphabet compare; apostrophes and hyphens are blanks."""
    return " ".join(BLANK.sub(" ", plain_letters(text)).split())


def slug_of(text, most=None):
    """'Main-d’œuvre : l’insertion' → 'main-d-oeuvre-l-insertion', of `most` characters at most; '' where no letter is left.

    What is no letter of a to z and no digit separates, but for the dots of an acronym.
    """
    words = re.findall("[a-z0-9]+", DOT_OF_ACRONYM.sub(r"\1", plain_letters(text)))
    return "-".join(words)[:most].rstrip("-")
