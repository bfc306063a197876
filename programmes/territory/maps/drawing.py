"""Outlines to draw: degrees to metres, fewer points, then a short SVG path. Imports no model.

The projection suits a small territory (equirectangular, exact at its own latitude): over fifty kilometres its
error is too small to be seen, or to change a rounded metre.
"""

import math
from dataclasses import dataclass

import shapely
from shapely.geometry import shape

METRES_PER_DEGREE = 111_320
WIDTH = 800  # of each drawing, in its own units
LEAST_WIDTH = 400  # metres shown at least
LANDSCAPE = 1.3  # a drawing is at least so much wider than high, to leave room below it


@dataclass(frozen=True)
class Projection:
    """Degrees to metres east and metres south: y grows downwards, as on a screen."""

    scale: float

    @classmethod
    def at(cls, latitude):
        return cls(METRES_PER_DEGREE * math.cos(math.radians(latitude)))

    def point(self, longitude, latitude):
        return shapely.Point(longitude * self.scale, -latitude * METRES_PER_DEGREE)

    def area(self, geometry):
        return shapely.transform(shape(geometry), lambda points: points * (self.scale, -METRES_PER_DEGREE))


def simplified(areas: list, most_points: int) -> list:
    """The areas with fewer points, as close as possible to `most_points` in all; neighbours keep the same border."""
    tolerance, found = 20, areas
    while shapely.get_num_coordinates(found).sum() > most_points and tolerance < 5_000:
        found = shapely.coverage_simplify(areas, tolerance)
        tolerance *= 1.5
    return [area if small.is_empty else small for small, area in zip(found, areas, strict=True)]


def simplified_alone(areas: list, most_points: int) -> list:
    """The same for areas that share no border."""
    tolerance, found = 5, areas
    while shapely.get_num_coordinates(found).sum() > most_points and tolerance < 500:
        found = shapely.simplify(areas, tolerance)
        tolerance *= 1.5
    return list(found)


@dataclass(frozen=True)
class Frame:
    """The rectangle of the territory, in metres, that a drawing shows."""

    west: float
    north: float
    width: float
    height: float

    @classmethod
    def around(cls, areas, margin):
        """The frame of these areas with a margin, at least as wide as LANDSCAPE asks."""
        west, top, east, bottom = shapely.total_bounds(areas)
        edge = max(east - west, bottom - top, LEAST_WIDTH) * margin
        height = max(bottom - top, LEAST_WIDTH / LANDSCAPE) + 2 * edge
        width = max(east - west + 2 * edge, height * LANDSCAPE)
        return cls((west + east - width) / 2, top - edge, width, height)

    @property
    def units(self):
        """How many units of the drawing make a metre."""
        return WIDTH / self.width

    @property
    def drawn_height(self):
        return round(self.height * self.units)

    @property
    def view_box(self):
        return f"0 0 {WIDTH} {self.drawn_height}"

    @property
    def box(self):
        return shapely.box(self.west, self.north, self.west + self.width, self.north + self.height)

    def place(self, point):
        return round((point.x - self.west) * self.units), round((point.y - self.north) * self.units)

    def metres(self, x, y):
        """The point of the territory at a point of the drawing; `x` and `y` are fractions of its width and height."""
        return shapely.Point(self.west + x * self.width, self.north + y * self.height)

    def path(self, area):
        """'M1 2l3-4 5 6z…': in whole units, each point relative to the one before."""
        rings = [ring for polygon in polygons(area) for ring in (polygon.exterior, *polygon.interiors)]
        return "".join(filter(None, (self.ring(ring) for ring in rings)))

    def ring(self, ring):
        points = [self.place(shapely.Point(each)) for each in ring.coords]
        kept = [point for point, last in zip(points, [None, *points], strict=False) if point != last]
        if len(kept) < 4:
            return ""
        (x, y), *others = kept[:-1]
        steps, last = [], (x, y)
        for point in others:
            steps.append(f"{point[0] - last[0]} {point[1] - last[1]}")
            last = point
        return f"M{x} {y}l{' '.join(steps).replace(' -', '-')}z"


def polygons(area):
    return [part for part in shapely.get_parts(area) if part.geom_type == "Polygon"]
