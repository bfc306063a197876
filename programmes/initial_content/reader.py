"""Reads the TOML files of a folder of content; what the tables mean is the loader's business."""

import tomllib
from dataclasses import dataclass


class ContentError(Exception):
    """A fault in the data, said so that whoever wrote it finds the place."""


@dataclass(frozen=True)
class Entry:
    """One table of a file: `[[page]]` gives an entry of kind 'page'."""

    kind: str
    values: dict
    file: str


def entries(folder):
    """Every entry of the folder, the files in alphabetical order: 'page-a' comes before 'page-a-b'."""
    paths = sorted(folder.glob("*.toml"), key=lambda path: path.stem)
    if not paths:
        raise ContentError(f"Aucun fichier .toml dans {folder}.")
    return [entry for path in paths for entry in entries_of(path)]


def entries_of(path):
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ContentError(f"{path.name} : ce fichier n’est pas du TOML lisible ({error}).") from error
    for kind, rows in tables.items():
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise ContentError(f"{path.name} : écrivez [[{kind}]], avec deux crochets.")
        for row in rows:
            yield Entry(kind, row, path.name)
