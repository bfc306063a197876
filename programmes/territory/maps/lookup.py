"""Which areas contain a point. Imports no model: it takes keys and gives keys.

The edge counts as inside: people who live on the limit of a quartier are told that they are in it. Since
outlines are precise to about ten centimetres, « on the edge » means less than a metre away.
"""

from dataclasses import dataclass

import shapely

EDGE = 1  # metre


@dataclass(frozen=True)
class Found:
    inside: tuple = ()
    near: tuple = ()


class Lookup:
    """`places` is [(key, area in metres), …]. Once prepared, a point costs some tens of microseconds."""

    def __init__(self, places):
        self.keys = [key for key, area in places]
        self.areas = [area for key, area in places]
        shapely.prepare(self.areas)
        self.tree = shapely.STRtree(self.areas)

    def __len__(self):
        return len(self.keys)

    def at(self, point: shapely.Point, near: float = 0) -> Found:
        """A Found with the keys of the areas that contain the point, and of the others less than `near` metres away."""
        x, y, reach = point.x, point.y, max(near, EDGE)
        inside, around = [], []
        for index in self.tree.query(shapely.box(x - reach, y - reach, x + reach, y + reach)):
            area = self.areas[index]
            if area.covers(point) or shapely.dwithin(area, point, EDGE):
                inside.append(index)
            elif near and shapely.dwithin(area, point, near):
                around.append(index)
        return Found(self.named(inside), self.named(around))

    def named(self, indexes):
        return tuple(self.keys[index] for index in indexes)
