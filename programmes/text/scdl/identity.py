"""The identity of a grant."""

import hashlib

from pages.text.folding import plain_letters


def grant_key(*, attributor, beneficiary, reference, purpose, amount, start, end, share):
    """The same grant has the same key, whoever writes it and however. The date of the convention is left out:

    a grant is often entered before it is signed, and the file that brings the date speaks of the same one.
    """
    parts = (
        attributor,
        plain_letters(beneficiary),
        plain_letters(reference),
        plain_letters(purpose),
        f"{amount:.2f}",
        f"{start}/{end or start}",
        f"{share:.6f}",
    )
    return hashlib.blake2b("\x1f".join(parts).encode(), digest_size=16).hexdigest()
