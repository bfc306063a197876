"""Outlines and quartiers of files: their parts and holes, the two lists of codes, where they go."""

import json
from datetime import date

import pytest
import shapely

from programmes.models import Commune, Outline, Quartier
from tests.make import make_quartier
from tests.programmes.territory.place_files import geojson, imported, plan, polygon, square

pytestmark = pytest.mark.django_db
COMMUNES = "code_insee,nom,pop_municipale,pop_totale\n62119,Béthune,24870,25327\n62048,Auchel,10062,\n"
QUARTIERS = "code_qp;nom_qp;communes_insee\nQN06208M;Quartier Du Mont Liébaut;62119\n"


SOURCED = {"source": "Insee", "source_date": date(2024, 1, 1)}


HOLED = polygon(square(), square(2.63, 50.53, 0.02))
TWO = {"type": "MultiPolygon", "coordinates": [[square()], [square(3.6)]]}
CROSSED = polygon([[2.6, 50.5], [2.7, 50.6], [2.7, 50.5], [2.6, 50.6], [2.6, 50.5]])


@pytest.mark.parametrize(
    ("geometry", "kind", "rings"),
    [(HOLED, "Polygon", 2), (TWO, "MultiPolygon", 2), (CROSSED, "MultiPolygon", 2)],
    ids=["a hole", "two parts", "crossing itself"],
)
def test_outlines_keep_their_parts_and_holes(bethune, geometry, kind, rings):
    imported("communes", geojson(({"code": "62119"}, geometry)))
    stored = Outline.objects.get(commune=bethune).geometry
    assert (stored["type"], len(stored["coordinates"])) == (kind, rings)


def test_outlines_turn_by_the_right_hand_whatever_the_file(bethune, client):
    """RFC 7946: counterclockwise outside, clockwise around holes."""
    imported("communes", geojson(({"code": "62119"}, polygon(square()[::-1], square(2.63, 50.53, 0.02)))))
    (feature,) = json.loads(client.get("/donnees/communes.geojson").getvalue())["features"]
    outside, hole = (shapely.LinearRing(ring) for ring in feature["geometry"]["coordinates"])
    assert (outside.is_ccw, hole.is_ccw) == (True, False)


@pytest.mark.parametrize(
    ("geometry", "said"),
    [
        (None, "il n’y a pas de surface (vide)"),
        ({"type": "Point", "coordinates": [2, 50]}, "il n’y a pas de surface (Point)"),
        ({"type": "Polygon", "coordinates": [[[2, 50], [3, 50]]]}, "ne forment pas une surface"),
        ({"type": "Polygon", "coordinates": []}, "la surface est vide"),
        ({"type": "Polygon", "coordinates": "ici"}, "ne forment pas une surface"),
        (polygon([[7e5, 7e6], [7.1e5, 7e6], [7.1e5, 7.1e6], [7e5, 7e6]]), "en mètres"),
        (polygon([[50.5, 2.6], [50.6, 2.6], [50.6, 2.7], [50.5, 2.6]]), "la longitude sont échangées"),
        (polygon([[2, 50], [3, 50], [2.5, 50], [2, 50]]), "la surface est vide"),
    ],
)
def test_an_outline_that_is_none_is_named(bethune, geometry, said):
    found = plan("communes", geojson(({"code": "62119"}, geometry)))
    assert said in str(found.faults[0])
    assert "ligne 1, « geometry »" in str(found.faults[0])


def test_an_outline_adds_no_commune():
    found = imported("communes", geojson(({"code": "75056", "nom": "Paris"}, polygon())))
    assert (len(found.outside), Commune.objects.count()) == (1, 0)


def test_a_quartier_goes_where_its_communes_are(bethune, auchel):
    imported(
        "quartiers",
        "code_qp,nom_qp,code_commune\nQN06205M,Cité 5,62119\nQN06205M,Cité 5,62048\nQN07501M,Ailleurs,75056\n",
    )
    quartier = Quartier.objects.get()
    assert (quartier.is_priority, quartier.communes.count()) == (True, 2)


def test_quartiers_of_one_name_have_addresses_of_their_own(bethune, auchel):
    imported("quartiers", "code_qp,nom_qp,code_commune\nQN06204M,Centre,62048\nQN06208M,Centre,62119\n")
    assert set(Quartier.objects.values_list("slug", flat=True)) == {"centre", "centre-bethune"}


def test_both_codes_are_kept(bethune):
    make_quartier("Mont-Liébaut", [bethune], code_2015="QP062008")
    imported("quartiers", "code_qp,code_2015,nom\nQN06208M,QP062008,Mont Liébaut\n")
    quartier = Quartier.objects.get()
    assert (quartier.code, quartier.code_2015, quartier.status) == ("QN06208M", "QP062008", "prioritaire")


def test_the_list_of_2015_undoes_no_priority_and_flags_nothing(bethune):
    make_quartier("Mont-Liébaut", [bethune], code="QN06208M", code_2015="QP062008")
    make_quartier("Ailleurs", [bethune], code="QN06209M")
    found = imported("quartiers", "code_qp,nom,statut\nQP062008,Mont Liébaut,veille\n")
    assert (Quartier.objects.get(code="QN06208M").status, found.gone) == ("prioritaire", [])


def test_an_outline_of_2015_is_not_that_of_2024(bethune):
    make_quartier("Mont-Liébaut", [bethune], code="QN06208M", code_2015="QP062008")
    found = imported("quartiers", geojson(({"code_qp": "QP062008", "nom": "Ici"}, polygon())))
    assert (len(found.outside), Outline.objects.count()) == (1, 0)


def test_an_outline_without_a_name_goes_to_the_quartier_of_its_code(bethune):
    make_quartier("Mont-Liébaut", [bethune], code="QN06208M")
    found = imported(
        "quartiers", geojson(({"code_qp": "QN06208M"}, polygon()), ({"code_qp": "QN06299M"}, polygon()))
    )
    assert (Outline.objects.get().place.name, len(found.outside)) == ("Mont-Liébaut", 1)


@pytest.mark.parametrize(
    "reference", ["EPSG:4326", "urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:EPSG::4171"]
)
def test_references_in_degrees_are_read(bethune, reference):
    data = json.loads(geojson(({"code": "62119"}, polygon())))
    data["crs"] = {"type": "name", "properties": {"name": reference}}
    imported("communes", json.dumps(data))
    assert Outline.objects.get().commune == bethune


def test_signs_that_no_database_takes_are_spaces(bethune):
    said = {"code_qp": "QN06208M", "nom": "Mont\0\ud800Liébaut", "insee_com": "62119"}
    imported("quartiers", geojson((said, polygon())))
    assert Quartier.objects.get().name == "Mont Liébaut"


def test_a_code_of_two_quartiers_is_a_fault(bethune):
    make_quartier("Un", [bethune], code="QN06208M")
    make_quartier("Deux", [bethune], code_2015="QP062008")
    found = plan("quartiers", "code_qp,code_2015,nom\nQN06208M,QP062008,Un\n")
    assert "le code QP062008 est déjà celui d’un autre quartier" in str(found.faults[0])


def test_an_outline_that_a_file_no_longer_has_is_flagged(bethune, auchel):
    both = [({"code": code}, polygon()) for code in ("62119", "62048")]
    imported("communes", geojson(*both))
    imported("communes", geojson(both[0]))
    assert Outline.objects.get(commune=auchel).missing_since
