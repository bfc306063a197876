"""CSV files as they come: UTF-8 with or without BOM, or the encoding of Windows; commas, semicolons, tabs or bars."""

import io
from itertools import islice

from django.utils.translation import gettext as _

from programmes.text.csv_rows import Rows
from programmes.text.faults import BadCell, UnreadableFile
from programmes.text.places.cells import plain

DELIMITERS = ",;\t|"
HEAD = 20  # lines in which to look for the titles


def decoded(data, file):
    if b"\0" in data:
        wrong = _("ce n’est pas un fichier de texte (peut-être un classeur de tableur).")
        raise UnreadableFile(wrong, _("un fichier CSV : « Enregistrer sous… CSV »."), file=file)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def table(data, file, needed):
    """[(line, {column: cell} or BadCell), …]; `needed` is [(meaning, names that its column is known by), …].

    The titles are in the first row that has all that is needed: public files often begin with a name and a date.
    """
    text = decoded(data, file)
    if not text.strip():
        expected = _("un titre par colonne, puis une ligne par lieu.")
        raise UnreadableFile(_("le fichier est vide."), expected, file=file)
    above, delimiter, header = header_of(text, file, needed)
    rows = islice(rows_of(text, delimiter), above + 1, None)
    return list(cells_of(rows, [column.strip() for column in header]))


def rows_of(text, delimiter):
    """The rows that hold something."""
    rows = Rows(io.StringIO(text, newline=""), delimiter)
    return (row for row in rows if any(cell.strip() for cell in row[1]))


def header_of(text, file, needed):
    """(how many rows stand above the titles, the delimiter that makes sense of them, the titles)."""
    best = None
    for delimiter in DELIMITERS:
        for above, (_number, row, _sound) in enumerate(islice(rows_of(text, delimiter), HEAD)):
            missing = missing_from(row, needed)
            if not missing:
                return above, delimiter, row
            best = missing if best is None or len(missing) < len(best) else best
    label, names = best[0]
    said = _("aucune colonne ne donne : %s.") % label
    raise UnreadableFile(said, _("une colonne « %s ».") % names[0], file=file, line=1)


def missing_from(row, needed):
    known = {plain(column) for column in row}
    return [(label, names) for label, names in needed if not known & set(names)]


def cells_of(rows, header):
    for line, row, sound in rows:
        if not sound:
            said = _("un guillemet est ouvert sans être refermé, ou est seul au milieu d’un texte.")
            yield line, BadCell(said, expected=_("des guillemets par deux."))
        elif len(row) > len(header) and any(cell.strip() for cell in row[len(header) :]):
            said = _("la ligne a %(cells)s cellules pour %(columns)s colonnes.")
            numbers = {"cells": len(row), "columns": len(header)}
            expected = _("des guillemets autour d’un texte qui contient le séparateur.")
            yield line, BadCell(said, numbers, expected=expected)
        else:
            padded = row + [""] * (len(header) - len(row))
            yield line, dict(zip(header, padded, strict=False))
