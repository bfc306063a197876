"""Lookups a second of « mon quartier », with 1 500 outlines (the country has as many). Not a test: run it by hand.

python tests/benchmarks/bench_where.py [number of outlines]
"""

import math
import random
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from programmes.places.drawing import Projection
from programmes.places.lookup import Lookup

LOOKUPS = 20_000
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


if __name__ == "__main__":
    main()
