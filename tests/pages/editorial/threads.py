"""Work done at once in several connections, as several processes of the site do it."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, connections

TOGETHER = 4


@pytest.fixture
def at_once(transactional_db, tmp_path):
    """at_once(work) → what each thread returned. SQLite in memory knows no locks: a copy on disk does, until the end of the test."""
    stored = connections.settings["default"]
    yield Together(tmp_path / "copy.sqlite3")
    connections.settings["default"] = stored


class Together:
    def __init__(self, file):
        self.file = file

    def __call__(self, work, times=TOGETHER):
        self.copy()
        barrier = Barrier(times)
        with ThreadPoolExecutor(times) as pool:
            return list(pool.map(lambda number: self.alone(work, barrier), range(times)))

    def copy(self):
        if connection.vendor == "sqlite" and not self.file.exists():
            with connection.cursor() as cursor:
                cursor.execute("VACUUM INTO %s", [str(self.file)])
            connections.settings["default"] = connections.settings["default"] | {"NAME": str(self.file)}

    def alone(self, work, barrier):
        try:
            barrier.wait()
            return work()
        finally:
            connection.close()
