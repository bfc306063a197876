"""All outlines, read once: drawn for maps, prepared for lookups, kept in memory until one of them changes."""

import threading
from dataclasses import dataclass
from functools import cached_property

import shapely

from programmes.models import Outline
from programmes.territory.maps.drawing import Frame, Projection, simplified, simplified_alone
from programmes.territory.maps.lookup import Lookup

#: The number of points of a drawing, so that the HTML of a map stays within its budget (CONTRIBUTING.md, Budgets).
COMMUNE_POINTS = 1_400
QUARTIER_POINTS = 700
#: With more than this, quartiers would be dots: only their own pages and those of communes draw them.
MOST_QUARTIERS = 60


@dataclass(frozen=True)
class Shape:
    """A place in a drawing: its path, and the position of its number."""

    pk: int
    path: str
    x: int
    y: int


@dataclass(frozen=True)
class Drawing:
    frame: Frame
    communes: list
    quartiers: list
    sources: list  # of the outlines: [(source, date), …]

    @property
    def view_box(self):
        return self.frame.view_box


class Atlas:
    """The areas, in metres, by kind and key. `Atlas.current()` costs one query; it reads the rest only on a change."""

    held, version, lock = None, None, threading.Lock()

    @classmethod
    def current(cls):
        version = Outline.objects.version()
        with cls.lock:
            if cls.held is None or version != cls.version:
                cls.held, cls.version = cls(Outline.objects.current()), version
            return cls.held

    def __init__(self, outlines):
        rows = list(outlines.values_list("commune_id", "quartier_id", "geometry", "source", "source_date"))
        self.projection = Projection.at(latitude_of(rows[0][2]) if rows else 0)
        area = self.projection.area
        self.communes = {commune: area(geometry) for commune, _, geometry, *_ in rows if commune}
        self.quartiers = {quartier: area(geometry) for _, quartier, geometry, *_ in rows if quartier}
        said = {(source, date) for *_, source, date in rows if source}
        self.sources = sorted(said, key=lambda each: (each[0], str(each[1])))
        self.closer = {}

    @cached_property
    def commune_lookup(self):
        return Lookup(list(self.communes.items()))

    @cached_property
    def quartier_lookup(self):
        return Lookup(list(self.quartiers.items()))

    @cached_property
    def small_communes(self):
        return dict(zip(self.communes, simplified(list(self.communes.values()), COMMUNE_POINTS), strict=True))

    @cached_property
    def overview(self):
        """The drawing of the whole territory, or None if no commune has an outline."""
        if not self.communes:
            return None
        frame = Frame.around(list(self.communes.values()), 0.01)
        drawn = self.quartiers if len(self.quartiers) <= MOST_QUARTIERS else {}
        small = simplified_alone(list(drawn.values()), QUARTIER_POINTS)
        quartiers = dict(zip(drawn, small, strict=True))
        return self.drawing(frame, self.small_communes, quartiers)

    def around(self, pk):
        """The drawing of a commune, with the parts of its neighbours and the quartiers in its frame; None
        without an outline.
        """
        if pk not in self.communes:
            return None
        if pk not in self.closer:
            self.closer[pk] = self.drawn_around(pk)
        return self.closer[pk]

    def drawn_around(self, pk):
        frame = Frame.around([self.communes[pk]], 0.15)
        box = frame.box
        seen = {key: area for key, area in self.communes.items() if area.intersects(box)}
        small = dict(zip(seen, simplified(list(seen.values()), COMMUNE_POINTS), strict=True))
        inside = {key: cut for key, area in small.items() if not (cut := area.intersection(box)).is_empty}
        quartiers = {key: area for key, area in self.quartiers.items() if area.intersects(box)}
        fewer = dict(zip(quartiers, simplified_alone(list(quartiers.values()), QUARTIER_POINTS), strict=True))
        cut = {key: part for key, area in fewer.items() if not (part := area.intersection(box)).is_empty}
        return self.drawing(frame, inside, cut)

    def drawing(self, frame, communes, quartiers):
        return Drawing(frame, shapes(frame, communes), shapes(frame, quartiers), self.sources)


def latitude_of(geometry):
    _west, south, _east, north = shapely.bounds(shapely.geometry.shape(geometry))
    return (south + north) / 2


def shapes(frame, areas):
    found = []
    for pk, area in areas.items():
        path = frame.path(area)
        if path:
            x, y = frame.place(area.representative_point())
            found.append(Shape(pk, path, x, y))
    return found
