"""Files of places, as small as they can be."""

import json
from datetime import date

import pytest
from django.conf import settings

from programmes.territory.imports.kinds import plan_of
from programmes.territory.imports.plan import Options

REAL = settings.BASE_DIR.parent / "shared" / "data"
OPTIONS = {"source": "Insee", "date": date(2024, 1, 1)}


def real(name):
    path = REAL / name
    if not path.exists():
        pytest.skip(f"the real files are not here: {name}")
    return path


def square(west=2.6, south=50.5, side=0.1):
    east, north = west + side, south + side
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def polygon(*rings):
    return {"type": "Polygon", "coordinates": list(rings) or [square()]}


def geojson(*features):
    """Features are (properties, geometry)."""
    listed = [{"type": "Feature", "properties": said, "geometry": where} for said, where in features]
    return json.dumps({"type": "FeatureCollection", "features": listed}).encode()


def plan(kind, data, *, year=2021, **options):
    data = data.encode() if isinstance(data, str) else data
    return plan_of(kind, data, "lieux.csv", Options(**OPTIONS | options), year=year)


def imported(kind, data, **options):
    found = plan(kind, data, **options)
    found.apply()
    return found
