"""The name under which an uploaded file is kept."""

from hashlib import sha256
from pathlib import PurePath

from pages.text.folding import slug_of


def stored_name(name: str, content: bytes, extension: str) -> str:
    """'Cour de brique.JPG' → 'cour-de-brique-3f2a9c1b.jpg'.

    The name contains part of the hash of the content, so another content always has another address: a
    browser may keep a file for ever.
    """
    stem = slug_of(PurePath(name or "").stem, 60) or "fichier"
    return f"{stem}-{sha256(content).hexdigest()[:8]}{extension}"
