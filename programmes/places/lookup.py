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
        candidates = self.tree.query(point)
        inside = [index for index in candidates if self.areas[index].covers(point)]
        if inside and not near:
            return Found(self.named(inside))
        around = self.tree.query(point, predicate="dwithin", distance=max(near, EDGE))
        others = [index for index in around if index not in inside]
        edge = [index for index in others if self.areas[index].distance(point) <= EDGE]
        return Found(
            self.named([*inside, *edge]), self.named([index for index in others if index not in edge])
        )

    def named(self, indexes):
        return tuple(self.keys[index] for index in indexes)
