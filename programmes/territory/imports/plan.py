"""What an import of places would do, place by place.

Names and addresses that the site already has stay as staff wrote them; the official name is kept beside. What a list
no longer has is flagged, never deleted.
"""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from pages.models import CacheVersion
from programmes.imports.plan import ImportPlan
from programmes.models import Outline
from programmes.territory.imports.change import Change
from programmes.text.faults import BadCell, UnreadableFile
from programmes.text.places.reading import Outside


@dataclass(frozen=True)
class Options:
    """Who publishes the file and when it is true; `partial`: it is no whole list; `known_only`: it adds no place."""

    source: str
    date: date
    partial: bool = False
    known_only: bool = False


class PlacePlan(ImportPlan):
    """For one kind of place: a subclass says which rows are its own and what they change."""

    model = None

    def __init__(self, reading, options):
        super().__init__()
        self.reading, self.options = reading, options
        self.outside = list(reading.outside)
        for fault in reading.faults:
            self.refusals.add(fault)
        self.added, self.changed, self.gone, self.unchanged, self.merged = [], [], [], 0, 0
        self.outlines = self.outlines_by_place() if reading.has_outlines else {}
        self.known = self.places_by_code()
        self.slugs = set(self.model.objects.values_list("slug", flat=True))

    def look(self, progress=iter):
        for row in progress(self.reading.rows):
            self.take(row)
        if self.says_what_is_gone():
            self.gone = self.flag_outlines() if self.reading.has_outlines else self.flag_places()
        return self

    def take(self, row):
        place = self.find(row)
        reason = self.elsewhere(row, place)
        if reason:
            self.outside += [Outside(line, row.name or row.code, reason) for line in row.lines]
            return
        self.merged += len(row.lines) - 1
        change = Change(place or self.made(row), is_new=place is None)
        try:
            self.check(change, row)
            self.compare(change, row)
            if change.is_new:
                change.place.full_clean()
        except BadCell as error:
            self.refuse(row, error)
            return
        except ValidationError as error:
            self.refuse(row, BadCell(" ".join(error.messages)))
            return
        self.sort(change, row)

    def sort(self, change, row):
        if change.is_new:
            self.slugs.add(change.place.slug)
            self.added.append(change)
            self.check_number()
        elif change:
            self.changed.append(change)
        else:
            self.unchanged += 1

    def check_number(self):
        """A file of the whole country, sent by mistake, would drown the site."""
        if len(self.added) > settings.IMPORT_MAX_NEW_PLACES:
            raise UnreadableFile(
                _("le fichier ajouterait plus de %s lieux.") % settings.IMPORT_MAX_NEW_PLACES,
                _("la liste de votre territoire, ou le SIREN de l’intercommunalité, ou aucun lieu nouveau."),
                file=self.reading.file,
            )

    def refuse(self, row, error):
        expected = _("une ligne que le formulaire de l’administration accepterait.")
        self.refusals.add(error.at(file=self.reading.file, line=row.lines[0], expected=expected))

    def check(self, change, row):
        """Raises BadCell where two places would claim what only one may have."""

    def compare(self, change, row):
        """What every row says: it is in the list, from this source; or this is its outline."""
        if row.outline:
            self.compare_outline(change, row.outline)
            if not change.is_new:
                return
        change.set("missing_since", None)
        change.set("source", self.options.source)
        change.set("source_date", self.options.date)
        change.set("official_name", row.name)

    def compare_outline(self, change, geometry):
        found = self.outlines.get(change.place.pk) or Outline(geometry=None)
        wanted = {
            "geometry": geometry,
            "source": self.options.source,
            "source_date": self.options.date,
            "missing_since": None,
        }
        changed = {name: value for name, value in wanted.items() if getattr(found, name) != value}
        if not changed:
            return
        old, new = (_("contour"), _("contour modifié")) if found.geometry else (None, _("contour ajouté"))
        change.say(_("contour"), old, new if "geometry" in changed else _("source du contour modifiée"))
        for name, value in changed.items():
            setattr(found, name, value)
        change.steps.append(lambda: self.save_outline(found, change.place))

    def save_outline(self, outline, place):
        setattr(outline, self.model._meta.model_name, place)
        outline.save()

    def outlines_by_place(self):
        key = f"{self.model._meta.model_name}_id"
        return {getattr(found, key): found for found in Outline.objects.exclude(**{key: None})}

    def says_what_is_gone(self):
        """Only a whole list says it, and only if the code of each of its rows could be read."""
        return bool(self.reading.rows) and not (self.options.partial or self.reading.without_code)

    def flag_places(self):
        return [self.flagged(place) for place in self.absent() if not place.missing_since]

    def flagged(self, place):
        change = Change(place)
        change.set("missing_since", self.options.date)
        return change

    def flag_outlines(self):
        lost = []
        for place in self.absent():
            outline = self.outlines.get(place.pk)
            if outline and not outline.missing_since:
                change = Change(place)
                change.say(_("contour"), _("contour"), _("absent du fichier"))
                outline.missing_since = self.options.date
                change.steps.append(outline.save)
                lost.append(change)
        return lost

    @property
    def changes(self):
        return [*self.added, *self.changed, *self.gone]

    @property
    def counts(self):
        """Of the rows of the file, each counted once; then of the places that it does not have."""
        return {
            "rows": self.reading.total,
            "added": len(self.added),
            "changed": len(self.changed),
            "unchanged": self.unchanged,
            "merged": self.merged,
            "outside": len(self.outside),
            "refused": self.refusals.count,
            "gone": len(self.gone),
        }

    @property
    def has_changes(self):
        return bool(self.changes)

    @transaction.atomic
    def apply(self, progress=iter):
        for change in progress(self.changes):
            change.apply()
        if self.changes:
            CacheVersion.move()
        return self
