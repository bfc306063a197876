"""How long a page that has been drawn stays true."""

import logging
import threading
import time
from datetime import datetime, timedelta
from datetime import time as time_of_day

from django.db import Error, close_old_connections
from django.utils import timezone

from pages.editorial.due import apply_due
from pages.models import Banner, CacheVersion, Publication, Revision

logger = logging.getLogger(__name__)


def next_change() -> datetime:
    """The next moment (aware datetime) when a public page changes by itself.

    It is a date of a publication, of a version or of a banner, or else midnight.
    """
    midnight = datetime.combine(timezone.localdate() + timedelta(days=1), time_of_day.min)
    managers = [model.objects for model in (*Publication.__subclasses__(), Banner, Revision)]
    dates = [manager.next_change() for manager in managers]
    return min(filter(None, [*dates, timezone.make_aware(midnight)]))


class Freshness:
    """An `epoch` (integer) that grows when the cache version has changed or when a date has come.

    The database is asked once a second at most. What is due at a date is applied here, before any page is
    drawn, for staff too: their requests also pass through page_cache.py.
    """

    def __init__(self, interval=1.0):
        self.interval = interval
        self.epoch = 0
        self.version = None
        self.next_change = None
        self.asked_at = float("-inf")
        self.lock = threading.Lock()

    def current(self) -> int:
        """The epoch now.

        While one thread asks the database, the others use the last known epoch, unless its date is past.
        """
        if self.is_due() and self.lock.acquire(blocking=self.is_over()):
            try:
                if self.is_due():
                    self.ask()
            finally:
                self.lock.release()
        return self.epoch

    def is_over(self):
        return self.version is None or self.has_changed_by_itself()

    def is_due(self):
        return self.has_changed_by_itself() or time.monotonic() - self.asked_at >= self.interval

    def has_changed_by_itself(self):
        return bool(self.next_change and timezone.now() >= self.next_change)

    def ask(self):
        close_old_connections()  # no request does it here: a connection closed by the server would fail for ever
        try:
            self.update(CacheVersion.current())
        except Error as error:
            logger.warning("The database is away; pages are served as they were: %s", error)
            if self.has_changed_by_itself():
                self.epoch, self.version, self.next_change = self.epoch + 1, None, None
        finally:
            self.asked_at = time.monotonic()
            close_old_connections()

    def update(self, version):
        if version != self.version or self.has_changed_by_itself():
            if apply_due():
                version = CacheVersion.current()
            self.next_change = next_change()
            self.epoch, self.version = self.epoch + 1, version
