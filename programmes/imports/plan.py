"""The import plan: what a file would do, before it does it; and the one way by which it is confirmed."""

from abc import ABC, abstractmethod

from django.utils import timezone

from programmes.imports.refusals import Refusals


class ImportPlan(ABC):
    """What a file would do, row by row. Nothing is guessed: what `look()` says is what `apply()` writes.

    `refusals` says which rows are refused and why; `progress` wraps what is gone through, to show how far it is.
    """

    #: The file of the refused lines, for the kinds that give one to mend.
    report = b""

    def __init__(self, most=None):
        self.refusals = Refusals(most)

    @property
    def faults(self):
        """Those that are kept to be shown."""
        return self.refusals.faults

    @property
    @abstractmethod
    def counts(self):
        """{name: number}, as JSON keeps it: each row of the file is counted once."""

    @property
    @abstractmethod
    def has_changes(self):
        """Whether there is anything to confirm."""

    @abstractmethod
    def look(self, progress=iter):
        """Finds out what would be done, and returns the plan. It only reads: no transaction is opened, no lock taken."""

    @abstractmethod
    def apply(self, progress=iter):
        """Does it, and returns the plan."""


class AllOrNothing(Exception):
    """A row is refused, and whoever sent the file asked for all or nothing."""


def confirm(plan, sent, progress=iter):
    """Writes what the plan says, then in `sent` (a FileImport) what came of it: in the admin and in a terminal alike.

    Raises AllOrNothing, before anything is written.
    """
    if sent.strict and plan.refusals:
        raise AllOrNothing
    with sent.transaction():
        if not sent.pk:  # from a terminal: the file is not kept, and nobody is to confirm it again
            sent.applied_at = timezone.now()
            sent.save()
        plan.apply(progress)
        sent.applied(plan)
