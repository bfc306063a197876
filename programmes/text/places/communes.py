"""Files of communes: lists (INSEE, DGCL) in CSV, outlines in GeoJSON. Imports no model."""

import re

from django.utils.translation import gettext as _

from programmes.text.faults import BadCell
from programmes.text.places.articles import OF_SPELLING, OF_TNCC
from programmes.text.places.cells import Cells, plain
from programmes.text.places.features import features, is_geojson, outline
from programmes.text.places.reading import Reading, Row
from programmes.text.places.tables import table

NAMES = {
    "code": (
        "code_insee", "insee", "codgeo", "depcom", "code_commune", "insee_com", "code_commune_insee", "code_insee_commune",
        "code_officiel_geographique", "code_geo", "insee_commune", "codeinsee", "codcom", "code", "com",
    ),
    "dep": ("coddep", "dep", "code_departement"),
    "name": (
        "nom", "nom_commune", "libelle", "libgeo", "nom_com", "lib_com", "nom_de_la_commune", "libelle_commune",
        "libelle_de_la_commune", "commune", "name", "com",
    ),
    "municipal": ("pop_municipale", "population_municipale", "pmun", "pop_mun", "population"),
    "total": ("pop_totale", "population_totale", "ptot", "pop_tot"),
    "year": ("annee", "annee_population", "millesime", "year"),
    "epci": ("siren_epci", "epci", "code_epci", "siren"),
    "kind": ("typecom", "type_commune"),
    "tncc": ("tncc",),
    "article": ("article",),
}  # fmt: skip
#: INSEE gives several years side by side: PMUN21, p21_pop, pmun_2015.
OF_A_YEAR = re.compile(r"(?:p(?:mun|op)_?|population_municipale_)((?:19|20)?\d{2})|p(\d{2})_pop")


def read_communes(data, file, *, year=None, epci="", progress=iter):
    return (read_outlines if is_geojson(data) else read_list)(data, file, year, epci, progress)


def read_list(data, file, year, epci, progress):
    reading = Reading(file)
    needed = [(_("le code INSEE"), NAMES["code"]), (_("le nom"), NAMES["name"])]
    first_lines = {}
    for line, values in progress(table(data, file, needed)):
        reading.total += 1
        try:
            if isinstance(values, BadCell):
                raise values
            cells = Cells(values, NAMES)
            other = elsewhere(cells, epci)
            if other:
                reading.skip(line, cells.text("name"), other)
            else:
                take(reading, commune(cells, line, year, reading), first_lines, cells)
        except BadCell as error:
            reading.without_code |= isinstance(values, BadCell) or not has_code(cells)
            reading.fault(line, error)
    return reading


def has_code(cells):
    try:
        return bool(code_of(cells))
    except BadCell:
        return False


def elsewhere(cells, epci):
    """Why the row is none of ours, or ''."""
    if epci and cells.column("epci") and cells.text("epci") != epci:
        return _("une autre intercommunalité")
    kind = cells.text("kind").upper()
    return (
        _("ce n’est pas une commune, mais une partie de commune (%s)") % kind
        if kind not in ("", "COM")
        else ""
    )


def take(reading, row, first_lines, cells):
    """A commune stands once in a list."""
    if row.code in first_lines:
        said = _("la commune %(code)s est déjà ligne %(line)s.")
        quoted = {"code": row.code, "line": first_lines[row.code]}
        raise cells.bad("code", said, _("une ligne par commune."), quoted)
    first_lines[row.code] = row.lines[0]
    reading.rows.append(row)


def code_of(cells):
    """INSEE also gives the code in two columns: that of the department, that of the commune in it."""
    if plain(cells.column("code")) != "codcom" or len(cells.text("code")) > 3:
        return cells.insee("code")
    return cells.checked_insee("code", cells.text("dep").upper().zfill(2) + cells.text("code").zfill(3))


def commune(cells, line, year, reading):
    code = code_of(cells)
    reading.codes.add(code)
    article = OF_TNCC.get(cells.text("tncc"), "") or OF_SPELLING.get(cells.text("article").lower(), "")
    counted = populations(cells, year)
    return Row((line,), code, cells.name("name", 100), article=article, populations=counted)


def populations(cells, year):
    """((year, municipal, total), …): those whose year is known."""
    found = {}
    municipal, total = cells.number("municipal"), cells.number("total")
    counted_in = cells.year("year") or year
    if municipal is not None:
        if not counted_in:
            said = _("l’année de cette population n’est pas dite.")
            raise cells.bad("municipal", said, _("une colonne « annee », ou l’année donnée avec le fichier."))
        found[counted_in] = (counted_in, municipal, total)
    for name, (column, _value) in cells.values.items():
        of_a_year = OF_A_YEAR.fullmatch(name)
        if of_a_year:
            counted = Cells({column: cells.values[name][1]}, {"municipal": (name,)}).number("municipal")
            when = full_year(of_a_year[1] or of_a_year[2])
            if counted is not None:
                found.setdefault(when, (when, counted, None))
    return tuple(found[each] for each in sorted(found))


def full_year(digits):
    """INSEE writes 2021 '21', and 1999 '99'."""
    number = int(digits)
    return number if number > 99 else number + (2000 if number < 60 else 1900)


def read_outlines(data, file, year, epci, progress):
    reading = Reading(file, has_outlines=True)
    first_lines = {}
    for number, properties, geometry in progress(features(data, file)):
        reading.total += 1
        cells = Cells(properties, NAMES)
        try:
            code = code_of(cells)
            reading.codes.add(code)
            row = Row((number,), code, cells.text("name")[:100], outline=outline(geometry))
            take(reading, row, first_lines, cells)
        except BadCell as error:
            reading.without_code |= not has_code(cells)
            reading.fault(number, error)
    return reading
