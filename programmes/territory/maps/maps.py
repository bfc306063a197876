"""A map for a template: the drawing, its places, how many projects each has. Two queries, however many places."""

from dataclasses import dataclass

from django.db.models import BooleanField, CharField, Count, Exists, OuterRef, Q, Value
from django.urls import reverse

from programmes.models import Commune, Project, Quartier
from programmes.territory.maps.atlas import Atlas, Drawing
from programmes.territory.maps.drawing import WIDTH

COLUMNS = (
    "view", "pk", "name", "slug", "status", "missing_since", "project_count", "quartier_count", "is_here",
)  # fmt: skip
LABELS = 7
#: The width and height of a letter, in units of the drawing: names that would touch are left out.
LETTER = (17, 34)
#: The distance between the middle of a number and that of the name above it; the radius of the disc of the number.
ABOVE, DISC = 40, 24


@dataclass(frozen=True)
class Spot:
    """A commune or a quartier, with what a map needs."""

    view: str
    pk: int
    name: str
    slug: str
    status: str
    missing_since: object
    project_count: int
    quartier_count: int
    is_here: bool

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse(self.view, args=[self.slug])

    @property
    def is_commune(self):
        return self.view == Commune.VIEW

    @property
    def is_priority(self):
        return self.status == Quartier.Status.PRIORITY

    @property
    def status_label(self):
        return Quartier.Status(self.status).label


def spots(communes, quartiers, here=None):
    """Communes and quartiers by one query, in alphabetical order; `here` is the commune that the map is about."""
    inside = Count("projects", filter=Q(projects__in=Project.objects.published()), distinct=True)
    none = Value("", CharField())
    in_it = Exists(Quartier.communes.through.objects.filter(quartier=OuterRef("pk"), commune=here))
    communes = communes.annotate(
        view=Value(Commune.VIEW, CharField()),
        status=none,
        project_count=inside,
        quartier_count=Count("quartiers", distinct=True),
        is_here=Q(pk=here.pk) if here else Value(False, BooleanField()),
    )
    quartiers = quartiers.annotate(
        view=Value(Quartier.VIEW, CharField()),
        project_count=inside,
        quartier_count=Value(0),
        is_here=in_it if here else Value(False, BooleanField()),
    )
    both = [places.order_by().values_list(*COLUMNS) for places in (communes, quartiers)]
    return [Spot(*row) for row in both[0].union(both[1], all=True).order_by("slug")]


@dataclass(frozen=True)
class Drawn:
    """A spot with its shape in the drawing."""

    spot: Spot
    path: str
    x: int
    y: int

    @property
    def label_y(self):
        """The middle of its name, above its number if it has one."""
        return self.y - ABOVE if self.spot.project_count else self.y


class Map:
    """`communes` and `quartiers` are all the places of the table; the drawing may lack some of them, or be None."""

    def __init__(self, drawing: Drawing | None, places):
        self.drawing = drawing
        self.communes = [spot for spot in places if spot.is_commune]
        self.quartiers = [spot for spot in places if not spot.is_commune]

    @property
    def drawn_communes(self):
        """The commune that the map is about comes last, so that it is drawn over the borders of its neighbours."""
        return sorted(drawn(self.drawing.communes, self.communes), key=lambda each: each.spot.is_here)

    @property
    def drawn_quartiers(self):
        """The quartiers drawn, without those that left the official list."""
        return drawn(self.drawing.quartiers, [spot for spot in self.quartiers if not spot.missing_since])

    @property
    def has_priority(self):
        return any(each.spot.is_priority for each in self.drawn_quartiers)

    @property
    def with_projects(self):
        """The communes whose number is shown; on a map of one commune, its neighbours have only their names."""
        shown = [each for each in self.drawn_communes if each.spot.project_count]
        return [each for each in shown if each.spot.is_here] or shown

    @property
    def labels(self):
        """The names written on the map: the most active and largest places, if they do not cover each other."""
        kept, numbers = [], self.with_projects
        for each in sorted(self.drawn_communes, key=weight, reverse=True):
            is_free = not any(touching(each, other) for other in kept)
            if len(kept) < LABELS and self.fits(each) and is_free and not hides(each, numbers):
                kept.append(each)
        return kept

    def fits(self, each):
        half, line = len(each.spot.name) * LETTER[0] / 2, LETTER[1]
        return half < each.x < WIDTH - half and line < each.y < self.drawing.frame.drawn_height - line

    @property
    def here(self):
        """The quartiers of the commune that the map is about."""
        return [spot for spot in self.quartiers if spot.is_here]

    @property
    def projects_here(self):
        """How many projects the commune has, already counted by the query of the map."""
        return next(spot.project_count for spot in self.communes if spot.is_here)

    @property
    def neighbours(self):
        return [spot for spot in self.communes if not spot.is_here]

    @property
    def by_number(self):
        """The table: [(number of projects, [its communes]), …], the largest number first."""
        numbers = sorted({spot.project_count for spot in self.communes}, reverse=True)
        return [
            (number, [spot for spot in self.communes if spot.project_count == number]) for number in numbers
        ]

    @property
    def by_status(self):
        """[(label of the status, its quartiers), …] in the order of the statuses."""
        groups = [
            (status.label, [spot for spot in self.quartiers if spot.status == status])
            for status in Quartier.Status
        ]
        return [group for group in groups if group[1]]


def drawn(shapes, places):
    """In the order of the places, so that the keyboard goes from A to Z."""
    known = {shape.pk: shape for shape in shapes}
    found = [(spot, known[spot.pk]) for spot in places if spot.pk in known]
    return [Drawn(spot, shape.path, shape.x, shape.y) for spot, shape in found]


def weight(each):
    return (each.spot.is_here, each.spot.quartier_count + each.spot.project_count, len(each.path))


def touching(one, other):
    width = (len(one.spot.name) + len(other.spot.name)) * LETTER[0] / 2
    return abs(one.x - other.x) < width and abs(one.label_y - other.label_y) < LETTER[1] * 1.2


def hides(each, numbers):
    """Whether the name of this place would cover the number of another one."""
    half, line = len(each.spot.name) * LETTER[0] / 2 + DISC, LETTER[1] / 2 + DISC
    near = [other for other in numbers if abs(each.x - other.x) < half and abs(each.label_y - other.y) < line]
    return any(other != each for other in near)


def whole_map():
    """The Map of the whole territory."""
    drawing = Atlas.current().overview
    return Map(drawing, spots(Commune.objects.all(), Quartier.objects.all()))


def map_around(commune):
    """The map of a commune, its neighbours and the quartiers there; without its outline, only its quartiers."""
    drawing = Atlas.current().around(commune.pk)
    seen = {commune.pk} | ({shape.pk for shape in drawing.communes} if drawing else set())
    near = {shape.pk for shape in drawing.quartiers} if drawing else set()
    quartiers = Quartier.objects.filter(Q(pk__in=near) | Q(communes=commune)).distinct()
    return Map(drawing, spots(Commune.objects.filter(pk__in=seen), quartiers, here=commune))
