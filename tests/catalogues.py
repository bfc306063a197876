"""The catalogues of translations, as the tests read and prepare them."""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALE = Path(__file__).parent.parent / "locale"


def catalogue(language="en", folder=LOCALE):
    with (folder / language / "LC_MESSAGES" / "django.po").open("rb") as file:
        return read_po(file, locale="fr" if language == "facile" else language)


def messages(language="en", folder=LOCALE):
    """Without the header of the catalogue."""
    return [message for message in catalogue(language, folder) if message.id]


def forms(said):
    """The words of a message: one text, or its singular and its plural."""
    return [said] if isinstance(said, str) else list(said)


def compile_stale():
    """What `make` does before it runs anything: for those who call pytest by themselves."""
    for source in LOCALE.rglob("*.po"):
        compiled = source.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
            with compiled.open("wb") as file:
                write_mo(file, catalogue(source.parts[-3]))
