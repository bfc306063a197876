"""What the lines before this one said, on disk: memory does not grow with the file."""

import json
import sqlite3


class Seen:
    """{key: value} in a temporary file of SQLite, of its own; the first value of a key stays. A context manager."""

    def __enter__(self):
        self.rows = sqlite3.connect("")
        self.rows.execute("CREATE TABLE seen (key TEXT PRIMARY KEY, value) WITHOUT ROWID")
        return self

    def __exit__(self, *error):
        self.rows.close()

    def add(self, values):
        self.rows.executemany("INSERT OR IGNORE INTO seen VALUES (?,?)", values.items())

    def find(self, keys):
        """{key: value} of those of these keys that were seen."""
        query = "SELECT key, value FROM seen WHERE key IN (SELECT value FROM json_each(?))"
        return dict(self.rows.execute(query, [json.dumps(list(keys))]))
