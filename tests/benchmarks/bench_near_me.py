"""Lookups a second of « mon quartier », with 1 500 outlines (the country has as many), then whole answers of its page.

In a database of its own, in a temporary folder. Not run by pytest: python tests/benchmarks/bench_near_me.py [outlines].
"""

import math
import os
import random
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from programmes.territory.maps.drawing import Projection
from programmes.territory.maps.lookup import Lookup

LOOKUPS = 20_000
ANSWERS, SIDE = 300, 10
POINTS = 140  # of an outline: the real ones (QPV 2015 of Occitanie) have 136 on average
NEAR = 50


def outline(rng):
    """A quartier of some 400 metres, with an outline that is not smooth."""
    longitude, latitude = rng.uniform(1.5, 4.0), rng.uniform(49.5, 51.0)
    angles = (2 * math.pi * number / POINTS for number in range(POINTS))
    ring = []
    for angle in angles:
        radius = rng.uniform(0.002, 0.004)
        ring.append([longitude + radius * 1.5 * math.cos(angle), latitude + radius * math.sin(angle)])
    return {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}, (longitude, latitude)


def main():
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 1_500
    rng = random.Random(2026)
    projection = Projection.at(50.5)
    outlines = [outline(rng) for _ in range(number)]
    started = time.process_time()
    lookup = Lookup([(key, projection.area(geometry)) for key, (geometry, _) in enumerate(outlines)])
    prepared = time.process_time() - started
    # half in a quartier, half anywhere
    places = [rng.choice(outlines)[1] for _ in range(LOOKUPS // 2)]
    places += [(rng.uniform(1.5, 4.0), rng.uniform(49.5, 51.0)) for _ in range(LOOKUPS // 2)]
    started = time.process_time()
    found = [lookup.at(projection.point(*place), near=NEAR) for place in places]
    elapsed = time.process_time() - started
    inside = sum(bool(each.inside) for each in found)
    sys.stdout.write(f"{number} outlines of {POINTS} points prepared in {prepared:.2f} s\n")
    sys.stdout.write(
        f"{LOOKUPS} lookups ({inside} inside) in {elapsed:.2f} s: {LOOKUPS / elapsed:,.0f} a second\n"
    )
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "VAR_DIR": folder,
            "DJANGO_SETTINGS_MODULE": "agglo_site.settings",
            "ALLOWED_HOSTS": "testserver",
        }
        pages(outlines)


def pages(outlines):
    """What a visitor waits for: the position is sent, the answer is drawn; the page cache holds none of it."""
    import django
    from django.core.management import call_command
    from django.db import transaction

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    with transaction.atomic():
        fill(outlines)
    from django.test import Client

    client, places = Client(), [place for _geometry, place in outlines[:ANSWERS]]
    for first, number in ((True, 1), (False, len(places))):
        started = time.process_time()
        for longitude, latitude in places[:number]:
            page = client.post("/mon-quartier/", {"lat": latitude, "lon": longitude})
            assert "quartier prioritaire" in page.text
        elapsed = time.process_time() - started
        what = "first answer, outlines read" if first else f"{number} answers"
        sys.stdout.write(f"{what}: {elapsed:.2f} s, {1000 * elapsed / number:.1f} ms each\n")


def fill(outlines):
    """A hundred communes in rows of ten, each quartier in its own."""
    from programmes.models import Commune, Outline, Quartier

    for number in range(SIDE**2):
        west, south = 1 + 4 / SIDE * (number % SIDE), 49 + 3 / SIDE * (number // SIDE)
        east, north = west + 4 / SIDE, south + 3 / SIDE
        commune = Commune.objects.create(
            name=f"C{number}", slug=f"c-{number}", insee_code=f"{62000 + number}"
        )
        ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
        Outline.objects.create(commune=commune, geometry={"type": "Polygon", "coordinates": [ring]})
    communes = list(Commune.objects.order_by("insee_code"))
    for number, (geometry, (longitude, latitude)) in enumerate(outlines):
        code = f"QN{100 + number // 100:03}{number % 100:02}M"
        quartier = Quartier.objects.create(name=f"Q{number}", slug=f"q-{number}", code=code)
        quartier.communes.add(
            communes[int((latitude - 49) * SIDE / 3) * SIDE + int((longitude - 1) * SIDE / 4)]
        )
        Outline.objects.create(quartier=quartier, geometry=geometry)


if __name__ == "__main__":
    main()
