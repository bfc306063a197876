"""Queries about events."""

from django.db.models import Count, Exists, Min, OuterRef, Prefetch, Q
from django.utils import timezone

from pages.models import PublicationQuerySet
from programmes.agenda.models.dates import EventChange, EventDate


class EventQuerySet(PublicationQuerySet):
    def upcoming(self, since=None, before=None):
        """The events with a date that is not over now, between these days if given."""
        dates = EventDate.objects.coming(since, before).filter(event=OuterRef("pk"))
        return self.filter(Exists(dates))

    def since(self, moment):
        """The events with a date that was not over at that moment: a calendar shows some of the past."""
        return self.filter(Exists(EventDate.objects.filter(event=OuterRef("pk"), over_at__gt=moment)))

    def concerning(self, commune):
        """The events in the commune, and those without a commune: they are for everyone, or their place is
        not known yet.
        """
        return self.filter(Q(commune=commune) | Q(commune=None))

    def around(self, quartiers, communes):
        """The events in these quartiers or communes, and those without a commune."""
        there = self.model.objects.filter(quartiers__in=quartiers).values("pk")
        return self.filter(Q(commune__in=communes) | Q(commune=None) | Q(pk__in=there))

    def narrowed(self, *, programme=None, commune=None, project=None, quartier=None):
        """The events that meet each criterion that is not None."""
        found = self.filter(programme=programme) if programme else self
        found = found.concerning(commune) if commune else found
        found = found.filter(project=project) if project else found
        return found.filter(quartiers=quartier) if quartier else found

    def filtered(self, *, since=None, before=None, **criteria):
        """The events to come that meet the criteria of narrowed()."""
        return self.upcoming(since, before).narrowed(**criteria)

    def counted_by(self, field):
        """{value of the field: number of events}; events without a value count under None."""
        return dict(self.order_by().values_list(field).annotate(Count("pk", distinct=True)))

    def for_page(self):
        return self.select_related("programme", "project", "organiser", "commune", "picture")

    def for_calendar(self):
        """Adds what a calendar file is made from, by two queries."""
        changes = Prefetch("changes", EventChange.objects.order_by("day"))
        return self.select_related("commune", "programme").prefetch_related(changes)

    def next_change(self):
        """Includes the begin and the end of dates: an event leaves the lists at that very minute."""
        now = timezone.now()
        dates = EventDate.objects.filter(over_at__gt=now).aggregate(
            begins=Min("start", filter=Q(start__gt=now)), ends=Min("over_at")
        )
        return min(filter(None, [super().next_change(), *dates.values()]), default=None)
