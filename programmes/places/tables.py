"""CSV files as they come: UTF-8 with or without BOM, or the encoding of Windows; commas, semicolons, tabs or bars."""

import csv
import io

from django.utils.translation import gettext as _

from programmes.places.cells import plain
from programmes.places.reading import BadCell, Unreadable

DELIMITERS = ",;\t|"
HEAD = 20  # lines in which to look for the titles


def decoded(data, file):
    if b"\0" in data:
        wrong = _("ce n’est pas un fichier de texte (peut-être un classeur de tableur).")
        raise Unreadable(file, wrong, _("un fichier CSV : « Enregistrer sous… CSV »."))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def delimiter_of(lines):
    return max(DELIMITERS, key=lambda each: sum(line.count(each) for line in lines))


def table(data, file, needed):
    """[(line, {column: cell} or BadCell), …]; `needed` is [(meaning, names that its column is known by), …].

    The titles are in the first row that has all that is needed: public files often begin with a name and a date.
    """
    text = decoded(data, file)
    lines = [line for line in text.splitlines() if line.strip()][:HEAD]
    if not lines:
        raise Unreadable(file, _("le fichier est vide."), _("un titre par colonne, puis une ligne par lieu."))
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(lines))
    header = header_of(rows, len(lines), file, needed)
    return list(cells_of(rows, [column.strip() for column in header], file))


def header_of(rows, number, file, needed):
    first = None
    for _number, row in zip(range(number), readable(rows, file), strict=False):
        first = first or row
        if not missing_from(row, needed):
            return row
    label, names = missing_from(first or [], needed)[0]
    said = _("aucune colonne ne donne : %s.") % label
    raise Unreadable(file, said, _("une colonne « %s ».") % names[0], line=1)


def missing_from(row, needed):
    known = {plain(column) for column in row}
    return [(label, names) for label, names in needed if not known & set(names)]


def readable(rows, file):
    """The rows that hold something."""
    try:
        yield from (row for row in rows if any(cell.strip() for cell in row))
    except csv.Error as error:
        said = _("la suite n’est pas lisible (%s).") % error
        raise Unreadable(file, said, _("un fichier CSV."), line=rows.line_num) from error


def cells_of(rows, header, file):
    for row in readable(rows, file):
        if len(row) > len(header) and any(cell.strip() for cell in row[len(header) :]):
            said = _("la ligne a %(cells)s cellules pour %(columns)s colonnes.")
            numbers = {"cells": len(row), "columns": len(header)}
            expected = _("des guillemets autour d’un texte qui contient le séparateur.")
            yield rows.line_num, BadCell("", said % numbers, expected)
        else:
            padded = row + [""] * (len(header) - len(row))
            yield rows.line_num, dict(zip(header, padded, strict=False))
