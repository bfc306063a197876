"""When something is promised, only as precisely as it is known: a year, a quarter, a month or a day."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

QUARTERS = (
    _("1er trimestre %s"),
    _("2e trimestre %s"),
    _("3e trimestre %s"),
    _("4e trimestre %s"),
)


class Precision(models.TextChoices):
    YEAR = "annee", _("l’année")
    QUARTER = "trimestre", _("le trimestre")
    MONTH = "mois", _("le mois")
    DAY = "jour", _("le jour")


@dataclass(frozen=True)
class PartialDate:
    """A period, and its last day: what is promised for 2027 is late only in 2028."""

    day: date  # any day of the period
    precision: str = Precision.DAY

    @property
    def start(self):
        months = {Precision.YEAR: 1, Precision.QUARTER: 3 * self.quarter + 1, Precision.MONTH: self.day.month}
        return self.day.replace(month=months[self.precision], day=1) if self.precision in months else self.day

    @property
    def end(self):
        months = {
            Precision.YEAR: 12,
            Precision.QUARTER: 3 * self.quarter + 3,
            Precision.MONTH: self.day.month,
        }
        if self.precision not in months:
            return self.day
        month = months[self.precision]
        return self.day.replace(month=month, day=monthrange(self.day.year, month)[1])

    @property
    def quarter(self):
        return (self.day.month - 1) // 3

    def __str__(self):
        if self.precision == Precision.YEAR:
            return str(self.day.year)
        if self.precision == Precision.QUARTER:
            return QUARTERS[self.quarter] % self.day.year
        return date_format(self.day, "F Y" if self.precision == Precision.MONTH else "DATE_FORMAT")
