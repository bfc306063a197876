"""Files of quartiers (QPV): lists in CSV, outlines in GeoJSON, with the codes of 2024 or of 2015. Imports no model."""

from dataclasses import replace

from django.utils.translation import gettext as _

from programmes.text.faults import BadCell
from programmes.text.places.cells import QPV_2015, QPV_2024, Cells, plain
from programmes.text.places.features import features, is_geojson, outline
from programmes.text.places.reading import Reading, Row
from programmes.text.places.tables import table

NAMES = {
    "code": (
        "code_qp", "code_qpv", "codeqp", "code_quartier", "qp", "code_qp_2024", "code_quartier_prioritaire",
        "code_du_quartier", "code_du_qpv", "code_qpv_2024", "code",
    ),
    "code_2015": ("code_qp_2015", "code_qpv_2015", "code_2015", "ancien_code"),
    "name": (
        "nom_qp", "nom_qpv", "nom_du_quartier_prioritaire", "lib_qp", "lib_qpv", "libelle_qp", "libelle_qpv", "nom_quartier", "nom_du_quartier",
        "nom_du_qpv", "nom_quartier_prioritaire", "nom", "quartier", "name",
    ),
    "communes": (
        "communes_insee", "code_commune", "codes_communes", "insee_com", "code_insee", "codes_insee", "code_communes",
        "insee_commune", "insee_communes", "depcom", "code_insee_commune", "codes_insee_communes", "codgeo",
    ),
    "commune_names": (
        "communes_noms", "nom_commune", "noms_communes", "nom_com", "lib_com", "commune_qp", "communes_concernees",
        "nom_des_communes", "noms_des_communes", "liste_des_communes", "communes", "commune",
    ),
    "status": ("statut", "status"),
}  # fmt: skip
STATUSES = {
    "prioritaire": "prioritaire", "qpv": "prioritaire", "quartier_prioritaire": "prioritaire",
    "veille": "veille", "qva": "veille", "veille_active": "veille", "quartier_de_veille_active": "veille",
    "autre": "autre",
}  # fmt: skip


def read_quartiers(data, file, *, progress=iter):
    reading = Reading(file, has_outlines=is_geojson(data))
    rows = {}
    for line, values, geometry in progress(entries(data, file, reading)):
        reading.total += 1
        cells = Cells({} if isinstance(values, BadCell) else values, NAMES)
        try:
            if isinstance(values, BadCell):
                raise values
            row = quartier(cells, line, reading)
            if reading.has_outlines:
                row = replace(row, outline=outline(geometry))
            rows[row.code] = together(rows[row.code], row, cells) if row.code in rows else row
        except BadCell as error:
            reading.without_code |= not is_code(cells.text("code").upper())
            reading.fault(line, error)
    reading.rows = list(rows.values())
    return reading


def entries(data, file, reading):
    if reading.has_outlines:
        return features(data, file)
    needed = [(_("le code QPV"), NAMES["code"]), (_("le nom"), NAMES["name"])]
    return [(line, values, None) for line, values in table(data, file, needed)]


def is_code(text):
    return bool(QPV_2024.fullmatch(text) or QPV_2015.fullmatch(text))


def quartier(cells, line, reading):
    code = checked_code(cells, "code", is_code)
    reading.codes.add(code)
    # files of outlines may name nothing: the site then knows the quartier by its code, or refuses a new one
    name = "" if reading.has_outlines and not cells.text("name") else cells.name("name", 150)
    before = checked_code(cells, "code_2015", QPV_2015.fullmatch) if cells.text("code_2015") else ""
    return Row(
        (line,),
        code,
        name,
        communes=cells.insees("communes"),
        commune_names=cells.texts("commune_names"),
        code_2015=before,
        status=status(cells),
    )


def checked_code(cells, meaning, is_right):
    text = cells.text(meaning).upper()
    if not is_right(text):
        expected = _("un code comme QN06208M (liste de 2024) ou QP062008 (liste de 2015).")
        raise cells.unfit(meaning, text, expected)
    return text


def status(cells):
    said = cells.text("status")
    if said and plain(said) not in STATUSES:
        raise cells.unfit("status", said, _("prioritaire, veille ou autre."))
    return STATUSES.get(plain(said), "")


def together(first, second, cells):
    """Lists may tell a quartier commune by commune, a line each; anything else said twice is a fault."""
    if first.name != second.name or first.outline or set(second.communes) <= set(first.communes):
        said = _("le quartier %(code)s est déjà ligne %(line)s.")
        quoted = {"code": second.code, "line": first.lines[0]}
        raise cells.bad("code", said, _("une ligne par quartier, ou par quartier et commune."), quoted)
    return replace(first, lines=first.lines + second.lines, communes=(*first.communes, *second.communes))
