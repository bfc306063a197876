"""The name under which an uploaded file is kept."""

from hashlib import sha256
from pathlib import PurePath

from pages.text.folding import slug_of


def stored_name(name, content, extension):
    """'Cour de brique.JPG' → 'cour-de-brique-3f2a9c1b.jpg'.

    Part of the content's hash is in the name: another content has another address, for ever, so that a browser
    may keep what it has, and no address is ever given to another file.
    """
    stem = slug_of(PurePath(name or "").stem, 60) or "fichier"
    return f"{stem}-{sha256(content).hexdigest()[:8]}{extension}"
