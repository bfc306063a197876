"""The questions asked of events."""

from django.db.models import Count, Exists, Min, OuterRef, Prefetch, Q
from django.utils import timezone

from pages.models import PublicationQuerySet
from programmes.agenda.models.dates import EventChange, EventDate


class EventQuerySet(PublicationQuerySet):
    def upcoming(self, since=None, before=None):
        """Those with a date that is not over at this very moment, between these days if any."""
        dates = EventDate.objects.coming(since, before).filter(event=OuterRef("pk"))
        return self.filter(Exists(dates))

    def since(self, moment):
        """Those with a date that was not over then: what a calendar shows of the past."""
        return self.filter(Exists(EventDate.objects.filter(event=OuterRef("pk"), over_at__gt=moment)))

    def concerning(self, commune):
        """What takes place there, and what has no commune of its own: it is for everyone, or not yet said."""
        return self.filter(Q(commune=commune) | Q(commune=None))

    def around(self, quartiers, communes):
        """What takes place in these quartiers or communes, and what has no commune of its own."""
        there = self.model.objects.filter(quartiers__in=quartiers).values("pk")
        return self.filter(Q(commune__in=communes) | Q(commune=None) | Q(pk__in=there))

    def narrowed(self, *, programme=None, commune=None, project=None, quartier=None):
        """Each criterion narrows the list; what is None does not."""
        found = self.filter(programme=programme) if programme else self
        found = found.concerning(commune) if commune else found
        found = found.filter(project=project) if project else found
        return found.filter(quartiers=quartier) if quartier else found

    def filtered(self, *, since=None, before=None, **criteria):
        """Those to come, narrowed."""
        return self.upcoming(since, before).narrowed(**criteria)

    def counted_by(self, field):
        """{value: number of events}; an event with no value counts under None."""
        return dict(self.order_by().values_list(field).annotate(Count("pk", distinct=True)))

    def for_page(self):
        return self.select_related("programme", "project", "organiser", "commune", "picture")

    def for_calendar(self):
        """With what its dates follow from: what a calendar file is made of, in two queries."""
        changes = Prefetch("changes", EventChange.objects.order_by("day"))
        return self.select_related("commune", "programme").prefetch_related(changes)

    def next_change(self):
        """Also when a date begins or is over: it leaves the lists at that very minute."""
        now = timezone.now()
        dates = EventDate.objects.filter(over_at__gt=now).aggregate(
            begins=Min("start", filter=Q(start__gt=now)), ends=Min("over_at")
        )
        return min(filter(None, [super().next_change(), *dates.values()]), default=None)
