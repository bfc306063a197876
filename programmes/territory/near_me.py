"""« Mon quartier »: from a choice in two lists, or a point, to what is known of the place. Nothing is stored."""

from dataclasses import dataclass, field

from django import forms
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from programmes.models import Call, Commune, Event, EventDate, Project, Quartier
from programmes.territory.maps.atlas import Atlas

NONE = "aucun"  # the choice of those who live in none of the quartiers
NEAR = 50  # metres: closer to a limit than this, only the exact address is certain
LEAST_SURE = 1_000  # metres: a less precise position says nothing about a quartier
PROJECTS = 8
NEXT = 4  # dates, calls
DRAWING_WIDTH = (
    280  # pixels: the map fits a phone without being scaled, so that the pixels of a point are known
)


class PositionForm(forms.Form):
    """The position given by a device. A poor accuracy widens what counts as near."""

    lat = forms.FloatField(min_value=-90, max_value=90)
    lon = forms.FloatField(min_value=-180, max_value=180)
    accuracy = forms.FloatField(required=False, min_value=0)


class DrawingForm(forms.Form):
    """The point chosen on the map of a commune, in pixels, as browsers send it for `<input type="image">`."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields |= {f"carte.{axis}": forms.IntegerField(min_value=0, max_value=2_000) for axis in "xy"}


@dataclass
class Answer:
    """What is known of the place. `unknown` are the priority quartiers of its communes without an outline."""

    communes: list
    quartiers: list = field(default_factory=list)
    near: list = field(default_factory=list)
    unknown: list = field(default_factory=list)
    is_point: bool = False
    within: int = NEAR
    sources: list = field(default_factory=list)

    @property
    def priority(self):
        return [quartier for quartier in self.quartiers if quartier.is_priority]

    @property
    def watched(self):
        return [quartier for quartier in self.quartiers if quartier.is_watched]

    @property
    def verdict(self):
        """'yes', 'near', 'unknown', 'watched' or 'no'. It is never 'no' when the site cannot know."""
        if self.priority:
            return "yes"
        if self.near:
            return "near"
        if self.unknown:
            return "unknown"
        return "watched" if self.watched else "no"

    @cached_property
    def projects(self):
        return list(Project.objects.published().around(self.quartiers, self.communes).for_list()[:PROJECTS])

    @cached_property
    def dates(self):
        """The next dates there, and those that are for everyone."""
        events = Event.objects.published().upcoming().around(self.quartiers, self.communes)
        return list(EventDate.objects.next_of(events)[:NEXT])

    @cached_property
    def calls(self):
        """The open calls: they are for the whole territory, since a call has no place."""
        return list(Call.objects.published().open_now().for_list()[:NEXT])

    @property
    def commune(self):
        return self.communes[0]

    @cached_property
    def partner(self):
        """The partner to ask in the commune."""
        return getattr(self.commune, "partner", None)


class Question:
    """What the visitor chose, what to ask next, and the answer when there is one."""

    def __init__(self, request):
        self.values = request.POST if request.method == "POST" else request.GET
        self.is_point = request.method == "POST"
        self.error = ""
        self.answer = self.find()

    @cached_property
    def communes(self):
        return list(Commune.objects.select_related("partner"))

    @cached_property
    def commune(self):
        asked = self.values.get("commune", "")
        found = next((commune for commune in self.communes if commune.slug == asked), None)
        if asked and not found:
            self.error = _("Cette commune n’est pas dans la liste : choisissez-en une autre.")
        return found

    @cached_property
    def quartiers(self):
        """Those to choose from: of the commune, and of a list in force."""
        return list(self.commune.quartiers.filter(missing_since=None)) if self.commune else []

    @cached_property
    def atlas(self):
        return Atlas.current()

    @property
    def can_locate(self):
        """Whether to propose the position of the device: not while a map is shown, to ask one question at a time."""
        return bool(self.atlas.communes) and not self.drawing

    @property
    def drawing(self):
        """The map of the commune to point at, until its quartier is chosen."""
        return self.atlas.around(self.commune.pk) if self.commune and not self.answer else None

    @property
    def drawing_height(self):
        return drawing_height(self.drawing)

    def find(self):
        return self.pointed_at() if self.is_point else self.chosen()

    def chosen(self):
        if not self.commune:
            return None
        asked = self.values.get("quartier", "")
        if asked == NONE or not self.quartiers:
            return Answer([self.commune])
        found = [quartier for quartier in self.quartiers if quartier.slug == asked]
        if asked and not found:
            self.error = _("Ce quartier n’est pas dans la liste : choisissez-en un autre.")
        return Answer([self.commune], found) if found else None

    def pointed_at(self):
        if "lat" not in self.values:
            return self.pointed_on_drawing()
        form = PositionForm(self.values)
        if not form.is_valid():
            self.error = _("Votre position n’est pas arrivée : choisissez votre commune dans la liste.")
            return None
        within = max(NEAR, round(form.cleaned_data["accuracy"] or 0))
        if within > LEAST_SURE:
            self.error = _(
                "Votre appareil ne sait pas assez bien où il est : choisissez votre commune dans la liste."
            )
            return None
        place = form.cleaned_data
        return self.at(self.atlas.projection.point(place["lon"], place["lat"]), within)

    def pointed_on_drawing(self):
        """The answer for a point of the map. The keyboard sends the corner (0, 0), which is not an answer."""
        form = DrawingForm(self.values)
        drawing = self.commune and self.atlas.around(self.commune.pk)
        if not drawing or not form.is_valid() or not any(form.cleaned_data.values()):
            self.error = self.error or _("Aucun point n’est arrivé : choisissez dans la liste.")
            return None
        x, y = (form.cleaned_data[f"carte.{axis}"] for axis in "xy")
        shares = x / DRAWING_WIDTH, y / drawing_height(drawing)
        return self.at(drawing.frame.metres(*shares), NEAR)

    def at(self, point, within):
        inside = set(self.atlas.commune_lookup.at(point).inside)
        communes = [commune for commune in self.communes if commune.pk in inside]
        if not communes:
            self.error = _(
                "Cet endroit n’est dans aucune commune dont le site connaît le contour : choisissez la vôtre dans la "
                "liste."
            )
            return None
        found = self.atlas.quartier_lookup.at(point, near=within)
        here, around = set(found.inside), set(found.near)
        known = Q(pk__in=here | around) | Q(communes__in=communes)
        quartiers = list(Quartier.objects.filter(known, missing_since=None).distinct())
        prioritary = [quartier for quartier in quartiers if quartier.is_priority]
        return Answer(
            communes,
            [quartier for quartier in quartiers if quartier.pk in here],
            [quartier for quartier in prioritary if quartier.pk in around],
            [quartier for quartier in prioritary if quartier.pk not in self.atlas.quartiers],
            is_point=True,
            within=within,
            sources=self.atlas.sources,
        )


def drawing_height(drawing):
    return round(DRAWING_WIDTH * drawing.frame.height / drawing.frame.width)
