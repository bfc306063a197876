"""The dates of an event that comes back, by a rule that always has an end. Imports no model.

The rule gives calendar days; the hour is added afterwards, so that a workshop at 14 h stays at 14 h when the
clocks change.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import islice

import holidays
from dateutil.rrule import rrulestr
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

#: The days of the week as in RFC 5545, Monday first.
CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
DAILY, WEEKLY, FORTNIGHTLY = "jour", "semaine", "quinzaine"
MONTHLY_WEEKDAY, MONTHLY_DATE = "mois-jour", "mois-date"
#: More dates than this are a typing error: a daily event has 366 a year.
MAX_DATES = 400
MAX_SPAN = timedelta(days=3 * 366)
LAST = -1
RANKS = {
    1: pgettext_lazy("rank in the month", "premier"),
    2: pgettext_lazy("rank in the month", "deuxième"),
    3: pgettext_lazy("rank in the month", "troisième"),
    4: pgettext_lazy("rank in the month", "quatrième"),
    LAST: pgettext_lazy("rank in the month", "dernier"),
}


@dataclass(frozen=True)
class Rule:
    """How often, from the first day to the last. `weekdays`, as ('MO', 'TH'), is for a week with several days."""

    frequency: str
    first: date
    until: date
    weekdays: tuple = ()

    @property
    def parts(self):
        """The rule as iCalendar writes it (RFC 5545, 3.3.10), without its end."""
        if self.frequency == DAILY:
            return {"FREQ": "DAILY"}
        if self.frequency == MONTHLY_DATE:
            return {"FREQ": "MONTHLY", "BYMONTHDAY": [self.first.day]}
        if self.frequency == MONTHLY_WEEKDAY:
            return {"FREQ": "MONTHLY", "BYDAY": [f"{self.rank}{CODES[self.first.weekday()]}"]}
        interval = {"INTERVAL": 2, "WKST": "MO"} if self.frequency == FORTNIGHTLY else {}
        return {"FREQ": "WEEKLY", **interval, "BYDAY": list(self.days_of_week)}

    @property
    def days_of_week(self):
        return self.weekdays or (CODES[self.first.weekday()],)

    @property
    def rank(self):
        """The rank of the weekday in its month: 1 to 4; a fifth one, which most months lack, is the last (-1)."""
        rank = (self.first.day - 1) // 7 + 1
        return rank if rank <= 4 else LAST

    def days(self) -> list[date]:
        """The days, in order: at most one more than MAX_DATES, which shows that there are too many."""
        text = ";".join(f"{name}={joined(value)}" for name, value in self.parts.items())
        start = datetime.combine(self.first, datetime.min.time())
        rule = rrulestr(f"{text};UNTIL={self.until:%Y%m%d}T235959", dtstart=start)
        return [moment.date() for moment in islice(rule, MAX_DATES + 1)]

    @property
    def words(self):
        """'chaque semaine : mardi, jeudi'."""
        if self.frequency == DAILY:
            return _("tous les jours")
        if self.frequency == MONTHLY_DATE:
            return _("chaque mois, le %(number)d") % {"number": self.first.day}
        if self.frequency == MONTHLY_WEEKDAY:
            rank, day = RANKS[self.rank], WEEKDAYS[self.first.weekday()]
            return _("chaque mois, le %(rank)s %(day)s") % {"rank": rank, "day": day}
        days = ", ".join(str(WEEKDAYS[CODES.index(code)]) for code in self.days_of_week)
        if self.frequency == FORTNIGHTLY:
            return _("une semaine sur deux : %(days)s") % {"days": days}
        return _("chaque semaine : %(days)s") % {"days": days}


def joined(value):
    return ",".join(str(each) for each in value) if isinstance(value, list) else value


@lru_cache(maxsize=64)
def french_holidays(year):
    return frozenset(holidays.France(years=year))


def is_holiday(day: date) -> bool:
    """Whether it is a public holiday in metropolitan France (Code du travail, L3133-1), without those of
    Alsace-Moselle.
    """
    return day in french_holidays(day.year)
