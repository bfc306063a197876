"""CSV files as they come: UTF-8 with or without BOM, or the encoding of Windows; commas, semicolons, tabs or bars."""

import csv
import io

from django.utils.translation import gettext as _

from programmes.places.cells import plain
from programmes.places.reading import BadCell, Unreadable

DELIMITERS = ",;\t|"


def decoded(data, file):
    if b"\0" in data:
        wrong = _("ce n’est pas un fichier de texte (peut-être un classeur de tableur).")
        raise Unreadable(file, wrong, _("un fichier CSV : « Enregistrer sous… CSV »."))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def delimiter_of(header):
    return max(DELIMITERS, key=header.count)


def table(data, file, needed):
    """(line, {column: cell} or BadCell), …; `needed` is [(meaning, names that its column is known by), …]."""
    text = decoded(data, file)
    lines = text.splitlines()
    first = next((line for line in lines if line.strip()), "")
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(first))
    header = next((row for row in rows if any(cell.strip() for cell in row)), None)
    if not header:
        raise Unreadable(file, _("le fichier est vide."), _("un titre par colonne, puis une ligne par lieu."))
    known = {plain(column) for column in header}
    for label, names in needed:
        if not known & set(names):
            said = _("aucune colonne ne donne : %s.") % label
            raise Unreadable(file, said, _("une colonne « %s ».") % names[0], line=1)
    return list(cells_of(rows, [column.strip() for column in header], file))


def cells_of(rows, header, file):
    try:
        for row in rows:
            if not any(cell.strip() for cell in row):
                continue
            if len(row) > len(header) and any(cell.strip() for cell in row[len(header) :]):
                said = _("la ligne a %(cells)s cellules pour %(columns)s colonnes.")
                numbers = {"cells": len(row), "columns": len(header)}
                expected = _("des guillemets autour d’un texte qui contient le séparateur.")
                yield rows.line_num, BadCell("", said % numbers, expected)
            else:
                padded = row + [""] * (len(header) - len(row))
                yield rows.line_num, dict(zip(header, padded, strict=False))
    except csv.Error as error:
        said = _("la suite n’est pas lisible (%s).") % error
        raise Unreadable(file, said, _("un fichier CSV."), line=rows.line_num) from error
