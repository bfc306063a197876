"""Sums of grants, for tables."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.functional import cached_property


@dataclass
class Total:
    """A line of a table of totals; `width` is the length of its bar, from 0 to 100 for the largest amount."""

    label: object
    number: int
    amount: Decimal
    width: int

    @classmethod
    def lines(cls, rows):
        longest = max((total for _label, _number, total in rows), default=0)
        return [
            cls(label, number, total, max(0, round(100 * total / longest)) if longest > 0 else 0)
            for label, number, total in rows
        ]


class GrantTotals:
    """The number and sum of some grants, by year and in all, by one query."""

    def __init__(self, grants):
        self.grants = grants

    @cached_property
    def lines(self):
        return Total.lines(self.grants.summed_by("-year"))

    @property
    def total(self):
        return sum(line.number for line in self.lines)

    @property
    def amount(self):
        return sum(line.amount for line in self.lines)
