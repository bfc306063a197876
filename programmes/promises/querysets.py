"""Queries about milestones, whether a project or a call made the promise."""

from django.db.models import Case, Count, F, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone


class MilestoneQuerySet(QuerySet):
    def published(self):
        projects, calls = self.of("project").published(), self.of("call").published()
        return self.filter(Q(project__in=projects) | Q(call__in=calls))

    def of(self, maker):
        """The objects of the model that `maker` names: 'project' or 'call'."""
        return self.model._meta.get_field(maker).related_model.objects

    def with_state(self):
        """Adds `state_today`: the rule of `Milestone.state` in SQL."""
        state = self.model.State
        return self.annotate(
            state_today=Case(
                When(kept_date__isnull=False, then=Value(state.KEPT)),
                When(cancelled=True, then=Value(state.CANCELLED)),
                When(date__lt=timezone.localdate(), then=Value(state.LATE)),
                When(~Q(date=F("first_date")) | ~Q(precision=F("first_precision")), then=Value(state.MOVED)),
                default=Value(state.ON_TIME),
            )
        )

    def for_list(self):
        """The milestones still open, the nearest date first; then those that are kept or cancelled."""
        settled = Case(When(Q(kept_date__isnull=False) | Q(cancelled=True), then=1), default=0)
        return (
            self.with_state()
            .select_related("project__programme", "call__programme")
            .prefetch_related("project__communes")
            .order_by(settled, "date", "pk")
        )

    def for_page(self):
        return self.select_related("project", "call").prefetch_related("changes")

    def up_to_date(self):
        """The milestones whose project or call is not to confirm."""
        doubtful = Q(project__in=self.of("project").to_confirm()) | Q(call__in=self.of("call").to_confirm())
        return self.exclude(doubtful)

    def pending(self):
        return self.filter(kept_date=None, cancelled=False)

    def upcoming(self):
        return self.pending().filter(date__gte=timezone.localdate()).order_by("date", "pk")

    def due_by(self, day):
        """The open milestones whose date is that day or earlier."""
        return self.pending().filter(date__lte=day).order_by("date", "pk")

    def filtered(self, *, programme=None, commune=None, status=None):
        """Like `ProjectQuerySet.filtered()`.

        A milestone concerns the communes of its project; that of a call concerns all.
        """
        found = self.with_state().annotate(
            programme_slug=Coalesce("project__programme__slug", "call__programme__slug")
        )
        if programme:
            found = found.filter(Q(project__programme=programme) | Q(call__programme=programme))
        if commune:
            found = found.filter(Q(project__in=self.of("project").concerning(commune)) | Q(project=None))
        return found.filter(state_today=status) if status else found

    def counted_by(self, field):
        return dict(self.order_by().values_list(field).annotate(Count("pk", distinct=True)))
