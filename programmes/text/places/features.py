"""GeoJSON files: the features of a FeatureCollection, their outlines mended where mending is safe."""

import json
from itertools import chain

import shapely
from django.utils.translation import gettext as _
from shapely.errors import ShapelyError
from shapely.geometry import mapping, shape

from programmes.text.faults import BadCell, UnreadableFile

PRECISION = 1e-6  # degrees: ten centimetres
AREAS = ("Polygon", "MultiPolygon")
#: The legal references of France and Europe (RGF93, ETRS89) are within a metre of WGS 84.
IN_DEGREES = ("CRS84", "4326", "4171", "4258", "WGS84", "WGS 84")


def is_geojson(data):
    return data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"["))


def features(data, file):
    """[(number of the feature, its properties, its geometry as it stands), …]"""
    expected = _("un fichier GeoJSON (FeatureCollection).")
    try:
        found = json.loads(data.decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        where = {"file": file, "line": error.lineno, "column": str(error.colno)}
        raise UnreadableFile(_("le fichier s’interrompt ou est abîmé."), expected, **where) from error
    except (UnicodeDecodeError, RecursionError, ValueError) as error:
        raise UnreadableFile(_("ce n’est pas du texte lisible."), expected, file=file) from error
    listed = found.get("features") if isinstance(found, dict) else None
    if not isinstance(listed, list):
        raise UnreadableFile(_("le fichier ne contient pas de liste « features »."), expected, file=file)
    check_reference(found.get("crs"), file)
    return [(number, *parts(feature)) for number, feature in enumerate(listed, 1)]


def parts(feature):
    feature = feature if isinstance(feature, dict) else {}
    properties = feature.get("properties")
    return (properties if isinstance(properties, dict) else {}), feature.get("geometry")


def check_reference(crs, file):
    """GeoJSON is in degrees (RFC 7946); older files may say otherwise."""
    said = json.dumps(crs) if crs else "CRS84"
    if not any(name in said for name in IN_DEGREES):
        wrong = _("les coordonnées ne sont pas en degrés (%s).") % said[:80]
        raise UnreadableFile(wrong, _("des coordonnées WGS 84 (EPSG:4326)."), file=file)


def outline(geometry):
    """A valid Polygon or MultiPolygon, as plain lists, or BadCell: holes kept, height dropped, crossings undone.

    Always the same for the same surface: what the site published is read again unchanged.
    """
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind not in AREAS:
        raise bad(_("il n’y a pas de surface (%s)."), str(kind or _("vide")))
    try:
        found = shapely.force_2d(shape(geometry))
    except (ShapelyError, ValueError, TypeError, KeyError, AttributeError, IndexError) as error:
        raise bad(_("les coordonnées ne forment pas une surface.")) from error
    check_bounds(found)
    sound = surfaces(shapely.set_precision(shapely.make_valid(found), PRECISION))
    if sound.is_empty:
        raise bad(_("la surface est vide."))
    return as_lists(mapping(shapely.orient_polygons(shapely.normalize(sound))))


def check_bounds(found):
    bounds = found.bounds
    if not bounds or any(value != value for value in bounds):
        raise bad(_("la surface est vide."))
    west, south, east, north = bounds
    # no part of France lies there, and all of its mainland does once the two numbers are exchanged
    exchanged = west > 41 and east < 52 and south > -6 and north < 10
    if exchanged or west < -180 or south < -90 or east > 180 or north > 90:
        raise bad(_("les coordonnées sont en mètres, ou la latitude et la longitude sont échangées."))


def surfaces(found):
    """What has an area: mending may leave lines and points where an outline crossed itself."""
    if found.geom_type in AREAS:
        return found
    polygons = [part for part in shapely.get_parts(found) if part.geom_type in AREAS]
    return shapely.unary_union(list(chain.from_iterable(shapely.get_parts(part) for part in polygons)))


def as_lists(geometry):
    """As JSON gives it back, so that what is stored and what is read again compare equal."""
    return json.loads(json.dumps({"type": geometry["type"], "coordinates": geometry["coordinates"]}))


def bad(wrong, quoted=None):
    expected = _("un Polygon ou un MultiPolygon en degrés (WGS 84).")
    return BadCell(wrong, quoted, expected=expected, column="geometry")
