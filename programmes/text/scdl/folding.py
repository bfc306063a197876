"""Text as one compares it: no accents, no case, single spaces; and the identity of a grant."""

import hashlib
import re
import unicodedata
from functools import lru_cache

from django.utils.text import slugify

#: ASCII text, which most of it is, needs no decomposition. Ligatures and the curly apostrophe have none.
COMBINING = re.compile("[\u0300-\u036f]")
PLAIN = {0x153: "oe", 0x152: "OE", 0xE6: "ae", 0xC6: "AE", 0x2019: "'"}


@lru_cache(4096)  # an import asks it of the same names again and again
def folded(text):
    if not text.isascii():
        text = COMBINING.sub("", unicodedata.normalize("NFKD", text.translate(PLAIN)))
    return " ".join(text.casefold().split())


def slugged(text):
    """'Nœux-les-Mines' → 'noeux-les-mines': Django's own drops the ligatures."""
    return slugify(folded(text))


def grant_key(*, attributor, beneficiary, reference, purpose, amount, start, end, share):
    """The same grant has the same key, whoever writes it and however. The date of the convention is left out:

    a grant is often entered before it is signed, and the file that brings the date speaks of the same one.
    """
    parts = (
        attributor,
        folded(beneficiary),
        folded(reference),
        folded(purpose),
        f"{amount:.2f}",
        f"{start}/{end or start}",
        f"{share:.6f}",
    )
    return hashlib.blake2b("\x1f".join(parts).encode(), digest_size=16).hexdigest()
