"""When something takes place, once or by a rule that ends; the dates that result are written on save."""

import uuid
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pages.text.years import validate_year
from programmes.agenda.models.dates import PLANNED_FIELDS, EventChange, EventDate, midnight
from programmes.text.clock import day_words
from programmes.text.recurrence import (
    CODES,
    DAILY,
    FORTNIGHTLY,
    MAX_DATES,
    MAX_SPAN,
    MONTHLY_DATE,
    MONTHLY_WEEKDAY,
    WEEKLY,
    Rule,
    is_holiday,
)

#: A date of a repeated event must be over before the next one.
LONGEST_REPEATED = timedelta(hours=24)


class Repeated(models.Model):
    class Repeat(models.TextChoices):
        NEVER = "", _("une seule fois")
        DAILY = DAILY, _("tous les jours")
        WEEKLY = WEEKLY, _("chaque semaine")
        FORTNIGHTLY = FORTNIGHTLY, _("une semaine sur deux")
        MONTHLY_WEEKDAY = MONTHLY_WEEKDAY, _("chaque mois, le même jour : le 2e mardi…")
        MONTHLY_DATE = MONTHLY_DATE, _("chaque mois, à la même date : le 15…")

    #: The frequencies that may have several days a week.
    WEEKS = (Repeat.WEEKLY, Repeat.FORTNIGHTLY)

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    #: Grows each time the dates change, so that calendars know the latest version (RFC 5545, 3.8.7.4).
    sequence = models.PositiveIntegerField(_("version des dates"), default=0, editable=False)
    start = models.DateTimeField(_("début"), validators=[validate_year], db_index=True)
    end = models.DateTimeField(
        _("fin"),
        null=True,
        blank=True,
        validators=[validate_year],
        help_text=_("Vide si elle n’est pas connue : le rendez-vous reste alors affiché jusqu’à minuit."),
    )
    repeat = models.CharField(_("fréquence"), max_length=20, choices=Repeat, default=Repeat.NEVER, blank=True)
    weekdays = models.CharField(
        _("jours de la semaine"),
        max_length=20,
        blank=True,
        help_text=_("Pour une répétition par semaine. Rien de coché : le jour de la première date."),
    )
    repeat_until = models.DateField(
        _("jusqu’au"),
        null=True,
        blank=True,
        validators=[validate_year],
        help_text=_("Dernier jour possible, par exemple la fin de la saison. Vous pourrez le repousser."),
    )
    skips_holidays = models.BooleanField(_("sauf les jours fériés"), default=False)
    is_cancelled = models.BooleanField(
        _("tout est annulé"),
        default=False,
        help_text=_("Pour quelques dates seulement, servez-vous des changements de dates, plus bas."),
    )
    cancel_reason = models.CharField(
        _("pourquoi"), max_length=200, blank=True, help_text=_("Affiché aux lecteurs.")
    )

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        if self.start and self.end and self.end <= self.start:
            raise ValidationError({"end": _("La fin doit venir après le début.")})
        if self.start:
            self.clean_repeat()

    def clean_repeat(self):
        if not self.repeat:
            if self.repeat_until or self.weekdays:
                raise ValidationError({"repeat": _("Choisissez la fréquence, ou videz les jours et la fin.")})
            return
        if self.weekdays and self.repeat not in self.WEEKS:
            raise ValidationError(
                {"weekdays": _("Seulement pour une répétition par semaine : décochez les jours.")}
            )
        if not self.repeat_until:
            raise ValidationError(
                {"repeat_until": _("Dites jusqu’à quand : un rendez-vous qui revient a une fin.")}
            )
        if not self.first_day <= self.repeat_until <= self.first_day + MAX_SPAN:
            raise ValidationError(
                {"repeat_until": _("Écrivez un jour qui suit la première date, dans les trois ans.")}
            )
        if self.end and self.end - self.start > LONGEST_REPEATED:
            raise ValidationError({"end": _("Un rendez-vous qui revient dure moins d’un jour.")})
        if self.repeat == self.Repeat.MONTHLY_DATE and self.first_day.day > 28:
            raise ValidationError(
                {"repeat": _("Tous les mois n’ont pas ce jour : choisissez « le même jour : le 2e mardi… ».")}
            )
        self.clean_days()

    def clean_days(self):
        days = self.rule.days()
        if self.first_day not in days:
            raise ValidationError(
                {
                    "weekdays": _("La première date, %s, n’est pas un des jours cochés.")
                    % day_words(self.first_day)
                }
            )
        if len(days) > MAX_DATES:
            raise ValidationError(
                {"repeat_until": _("Plus de %d dates : choisissez une fin plus proche.") % MAX_DATES}
            )
        if not self.rule_days:
            raise ValidationError(
                {"skips_holidays": _("Il ne reste aucune date : toutes tombent un jour férié.")}
            )

    @transaction.atomic
    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
        self.plan()

    @property
    def first_day(self):
        return timezone.localtime(self.start).date()

    @property
    def rule(self):
        """The Rule by which it repeats, or None."""
        if not self.repeat or not self.repeat_until:
            return None
        weekdays = tuple(code for code in CODES if code in self.weekdays.split(","))
        return Rule(
            self.repeat, self.first_day, self.repeat_until, weekdays if self.repeat in self.WEEKS else ()
        )

    @property
    def all_days(self):
        """The days of the rule, public holidays included."""
        return self.rule.days()[:MAX_DATES] if self.rule else [self.first_day]

    @property
    def rule_days(self):
        """The days announced, before any change by staff."""
        skips = self.skips_holidays and self.rule
        return [day for day in self.all_days if not (skips and is_holiday(day))]

    def at(self, day, hour=None):
        """The moment when it begins on that day (aware datetime), in the local time of that day."""
        hour = hour or timezone.localtime(self.start).time()
        return timezone.make_aware(datetime.combine(day, hour))

    def end_of(self, start):
        """The end of a date that begins at `start`, or None if unknown: as long by the clock, even if the
        clocks change.
        """
        if not self.end:
            return None
        length = timezone.make_naive(self.end) - timezone.make_naive(self.start)
        return timezone.make_aware(timezone.make_naive(start) + length)

    def expected_dates(self):
        """All its EventDates by its rule and its changes; a change of one day wins over that of a period."""
        changes = sorted(self.changes.all(), key=lambda change: change.kind not in EventChange.PERIODS)
        told = {day: change for change in changes for day in change.days}
        days = {*self.rule_days, *(change.day for change in changes if change.kind == EventChange.Kind.ADDED)}
        rows = [self.expected_date(day, told.get(day)) for day in sorted(days)]
        return [row for row in rows if row]

    def expected_date(self, day, change):
        kind = change.kind if change else ""
        if kind == EventChange.Kind.SKIPPED:
            return None
        is_elsewhere = kind in (EventChange.Kind.MOVED, EventChange.Kind.ADDED)
        on = (change.new_day or day) if is_elsewhere else day
        start = self.at(on, change.start_time if is_elsewhere else None)
        end = self.at(on, change.end_time) if is_elsewhere and change.end_time else self.end_of(start)
        status = EventDate.Status.CANCELLED if self.is_cancelled else kind or EventDate.Status.PLANNED
        return EventDate(
            event=self,
            change=change,
            original=start if kind == EventChange.Kind.ADDED else self.at(day),
            start=start,
            end=end,
            over_at=end or midnight(timezone.localtime(start).date() + timedelta(days=1)),
            status=status,
        )

    @transaction.atomic
    def plan(self):
        """Writes the dates that result from the rule and the changes; what has not changed is not written."""
        stored = {date.original: date for date in EventDate.objects.filter(event=self)}
        expected = {date.original: date for date in self.expected_dates()}
        gone = [date.pk for original, date in stored.items() if original not in expected]
        new = [date for original, date in expected.items() if original not in stored]
        changed = [
            self.rewritten(stored[original], date)
            for original, date in expected.items()
            if original in stored and stored[original].facts != date.facts
        ]
        EventDate.objects.filter(pk__in=gone).delete()
        EventDate.objects.bulk_create(new)
        EventDate.objects.bulk_update(changed, PLANNED_FIELDS)
        if stored and (gone or new or changed):
            self.sequence += 1
        rows = type(self)._base_manager.filter(pk=self.pk)
        rows.update(sequence=self.sequence, updated_at=timezone.now())

    def rewritten(self, stored, date):
        for name in PLANNED_FIELDS:
            setattr(stored, name, getattr(date, name))
        return stored

    @property
    def rule_words(self):
        """'chaque semaine : mardi, jusqu’au mardi 30 juin 2026, sauf les jours fériés', or ''."""
        if not self.rule:
            return ""
        words = _("%(rule)s, jusqu’au %(day)s") % {
            "rule": self.rule.words,
            "day": day_words(self.repeat_until),
        }
        return _("%s, sauf les jours fériés") % words if self.skips_holidays else words
