"""The dates of an event: the changes that staff write (EventChange), and the dates that result (EventDate)."""

import uuid
from datetime import datetime, time, timedelta

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Count, DateTimeField, IntegerField, OuterRef, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pages.models import Translatable
from pages.publication.models.review_date import to_confirm_last
from pages.text.years import validate_year
from programmes.text.clock import day_words, span_words


def midnight(day):
    """The moment (aware) when that day begins."""
    return timezone.make_aware(datetime.combine(day, time.min))


class EventChange(Translatable):
    """A difference from the rule: a date cancelled, moved, added, or left out."""

    class Kind(models.TextChoices):
        CANCELLED = "annulee", _("date annulée")
        MOVED = "deplacee", _("date déplacée, ou à une autre heure")
        ADDED = "ajoutee", _("date en plus")
        SKIPPED = "sans", _("pas de date : vacances, fermeture")

    PERIODS = (Kind.CANCELLED, Kind.SKIPPED)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    event = models.ForeignKey("programmes.Event", models.CASCADE, related_name="changes")
    kind = models.CharField(_("que se passe-t-il ?"), max_length=20, choices=Kind)
    day = models.DateField(
        _("date concernée"),
        validators=[validate_year],
        help_text=_("La date annoncée au départ ; pour une date en plus, cette date."),
    )
    through = models.DateField(
        _("jusqu’au (inclus)"),
        null=True,
        blank=True,
        validators=[validate_year],
        help_text=_(
            "Pour plusieurs dates annulées ou sans rendez-vous, comme des vacances. Vide : un seul jour."
        ),
    )
    new_day = models.DateField(
        _("nouvelle date"),
        null=True,
        blank=True,
        validators=[validate_year],
        help_text=_("Pour une date déplacée. Vide : le même jour."),
    )
    start_time = models.TimeField(
        _("à partir de"), null=True, blank=True, help_text=_("Vide : l’heure habituelle.")
    )
    end_time = models.TimeField(
        _("jusqu’à"), null=True, blank=True, help_text=_("Vide : la durée habituelle.")
    )
    place = models.CharField(
        _("autre lieu"), max_length=200, blank=True, help_text=_("Vide : le lieu habituel.")
    )
    reason = models.CharField(
        _("pourquoi"), max_length=200, blank=True, help_text=_("Affiché aux lecteurs à côté de la date.")
    )

    class Meta:
        verbose_name = _("changement de date")
        verbose_name_plural = _("changements de dates")
        ordering = ["day"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "day"],
                name="one_change_a_day",
                violation_error_message=_("Cette date a déjà un changement : modifiez-le."),
            )
        ]

    def __str__(self):
        return f"{self.get_kind_display()}, {day_words(self.day)}"

    @property
    def shown_in(self):
        return self.event

    @property
    def days(self):
        """The days that this change is about: [date, …]."""
        last = (self.kind in self.PERIODS and self.through) or self.day
        return [self.day + timedelta(days=number) for number in range((last - self.day).days + 1)]

    def clean(self):
        super().clean()
        if self.day and self.kind:
            self.clean_days()
            self.clean_hours()

    def clean_days(self):
        if self.through and self.kind not in self.PERIODS:
            raise ValidationError(
                {"through": _("Seulement pour des dates annulées ou sans rendez-vous : videz.")}
            )
        if self.through and not self.day <= self.through <= self.day + timedelta(days=366):
            raise ValidationError({"through": _("Écrivez un jour qui suit la date concernée, dans l’année.")})
        if self.new_day and self.kind != self.Kind.MOVED:
            raise ValidationError({"new_day": _("Seulement pour une date déplacée : videz cette case.")})
        planned = self.event.rule_days if self.event.start else []
        if self.kind == self.Kind.ADDED and self.day in planned:
            raise ValidationError({"day": _("Cette date est déjà prévue : elle n’est pas en plus.")})
        if self.kind != self.Kind.ADDED and planned and not set(self.days) & set(planned):
            raise ValidationError(
                {"day": _("Aucune date n’est prévue ce jour-là : corrigez, ou supprimez cette ligne.")}
            )

    def clean_hours(self):
        if self.kind in self.PERIODS and (self.start_time or self.end_time):
            raise ValidationError(
                {"start_time": _("Pas d’heure ici : la date n’a pas lieu. Videz les heures.")}
            )
        if self.kind == self.Kind.MOVED and not (
            self.new_day or self.start_time or self.end_time or self.place
        ):
            raise ValidationError(
                {"new_day": _("Dites la nouvelle date, la nouvelle heure ou le nouveau lieu.")}
            )
        start = self.start_time or (self.event.start and timezone.localtime(self.event.start).time())
        if self.end_time and start and self.end_time <= start:
            raise ValidationError({"end_time": _("La fin doit venir après le début.")})

    @transaction.atomic
    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
        self.event.plan()

    @transaction.atomic
    def delete(self, *args, **kwargs):
        deleted = super().delete(*args, **kwargs)
        self.event.plan()
        return deleted


class EventDateQuerySet(models.QuerySet):
    def coming(self, since=None, before=None):
        """The dates that are not over now, between the days `since` (included) and `before` (excluded) if given."""
        now = timezone.now()
        found = self.filter(over_at__gt=max(now, midnight(since)) if since else now)
        return found.filter(start__lt=midnight(before)) if before else found

    def over(self):
        return self.filter(over_at__lte=timezone.now())

    def next_of(self, events, since=None, before=None):
        """The next date of each of these events, by one query with all that a list shows; the soonest first.

        Events to confirm come last. `others` counts the later dates, `following` is the start of the first
        one not cancelled.
        """
        mine = EventDate.objects.coming(since, before).filter(event=OuterRef("pk")).order_by("start", "id")
        firsts = events.order_by().annotate(first_date=Subquery(mine.values("pk")[:1])).values("first_date")
        later = EventDate.objects.filter(event=OuterRef("event"), start__gt=OuterRef("start")).order_by()
        held = later.exclude(status=EventDate.Status.CANCELLED).order_by("start")
        number = later.values("event").annotate(number=Count("pk")).values("number")
        return (
            self.filter(pk__in=firsts)
            .select_related("change", "event__commune", "event__programme", "event__picture")
            .annotate(
                others=Subquery(number, output_field=IntegerField()),
                following=Subquery(held.values("start")[:1], output_field=DateTimeField()),
            )
            .order_by(to_confirm_last("event__"), "start", "event__slug")
        )

    def for_page(self):
        return self.select_related("change").order_by("start")


class EventDate(models.Model):
    """One date of an event, written only by Event.plan().

    The reasons are in docs/decisions/0007-the-dates-of-an-event-are-written-on-save.md.
    """

    class Status(models.TextChoices):
        PLANNED = "prevue", _("prévue")
        CANCELLED = "annulee", _("annulée")
        MOVED = "deplacee", _("déplacée")
        ADDED = "ajoutee", _("en plus")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    event = models.ForeignKey(
        "programmes.Event", models.CASCADE, verbose_name=_("rendez-vous"), related_name="dates"
    )
    change = models.ForeignKey(
        EventChange, models.SET_NULL, verbose_name=_("changement"), null=True, related_name="+"
    )
    original = models.DateTimeField(_("début annoncé au départ"))
    start = models.DateTimeField(_("début"))
    end = models.DateTimeField(_("fin"), null=True)
    over_at = models.DateTimeField(_("quitte l’agenda"), db_index=True)
    status = models.CharField(_("état"), max_length=20, choices=Status, default=Status.PLANNED)

    objects = EventDateQuerySet.as_manager()

    class Meta:
        verbose_name = _("date de l’agenda")
        verbose_name_plural = _("dates de l’agenda")
        ordering = ["start"]
        indexes = [models.Index(fields=["event", "over_at"])]
        constraints = [models.UniqueConstraint(fields=["event", "original"], name="one_date_an_hour")]

    def __str__(self):
        return self.words

    @property
    def facts(self):
        """The values that plan() compares with the stored ones."""
        return self.start, self.end, self.over_at, self.status, self.change_id

    @property
    def words(self):
        return span_words(self.start, self.end)

    @property
    def original_words(self):
        return span_words(self.original, None)

    @property
    def is_cancelled(self):
        return self.status == self.Status.CANCELLED

    @property
    def is_moved(self):
        """Whether it is at another moment; a change of place alone does not count."""
        return self.status == self.Status.MOVED and self.start != self.original

    @property
    def is_over(self):
        return self.over_at <= timezone.now()

    @property
    def has_begun(self):
        return self.start <= timezone.now() < self.over_at

    @property
    def place(self):
        """The place that replaces the usual one, or ''."""
        return self.change.place if self.change else ""


#: The fields that plan() compares and writes.
PLANNED_FIELDS = ("start", "end", "over_at", "status", "change")
