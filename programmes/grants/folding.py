"""Text as one compares it: no accents, no case, single spaces; and the identity of a grant."""

import hashlib
import unicodedata

#: ASCII text, which most of it is, needs no decomposition. Ligatures and the curly apostrophe have none.
PLAIN = {0x153: "oe", 0x152: "OE", 0xE6: "ae", 0xC6: "AE", 0x2019: "'"}


def folded(text):
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.translate(PLAIN))
        text = "".join(character for character in text if not unicodedata.combining(character))
    return " ".join(text.casefold().split())


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
