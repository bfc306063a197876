"""Which areas a point is in. Knows no model: keys go in, keys come out.

The edge counts as inside: whoever lives on the limit of a quartier is told that they are in it. As outlines are
precise to some ten centimetres only, « on the edge » is within a metre of it.
"""

from dataclasses import dataclass

import shapely

EDGE = 1  # metre


@dataclass(frozen=True)
class Found:
    inside: tuple = ()
    near: tuple = ()


class Lookup:
    """`places` is [(key, area in metres), …]. Prepared once; then a point costs some tens of microseconds."""

    def __init__(self, places):
        self.keys = [key for key, area in places]
        self.areas = [area for key, area in places]
        shapely.prepare(self.areas)
        self.tree = shapely.STRtree(self.areas)

    def __len__(self):
        return len(self.keys)

    def at(self, point, near=0):
        """Those that cover the point; and those that do not, but are less than `near` metres away."""
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
