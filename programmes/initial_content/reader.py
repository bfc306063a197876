"""Reads the TOML files of a folder of content; what the tables mean is the plan's business."""

import tomllib
from dataclasses import dataclass

from programmes.text.faults import UnreadableFile


@dataclass(frozen=True)
class Entry:
    """One table of a file: `[[page]]` gives an entry of kind 'page'."""

    kind: str
    values: dict
    file: str


def files(folder):
    """Its TOML files, in alphabetical order: 'page-a' comes before 'page-a-b'. Raises UnreadableFile if there is none."""
    paths = sorted(folder.glob("*.toml"), key=lambda path: path.stem)
    if not paths:
        raise UnreadableFile(f"Aucun fichier .toml dans {folder}.")
    return paths


def entries_of(path):
    """Raises UnreadableFile."""
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UnreadableFile(f"ce fichier n’est pas du TOML lisible ({error}).", file=path.name) from error
    for kind, rows in tables.items():
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise UnreadableFile(f"écrivez [[{kind}]], avec deux crochets.", file=path.name)
    return [Entry(kind, row, path.name) for kind, rows in tables.items() for row in rows]
