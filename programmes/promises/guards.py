"""The triggers that keep promises where Python does not check: bulk updates, imports, SQL by hand.

They are not in a migration: SQLite drops the triggers of a table that a later migration rebuilds, and refuses
to rebuild a table named in another trigger. So they are dropped before `migrate` and made again after it
(programmes/apps.py).
"""

import re
from contextlib import contextmanager
from pathlib import Path

from django.db import connections, transaction

FOLDER = Path(__file__).parent / "sql"
TABLES = {
    "programmes_milestone", "programmes_milestonechange", "programmes_project", "programmes_call",
}  # fmt: skip


def statements(vendor: str) -> list[str]:
    text = (FOLDER / f"{vendor}.sql").read_text(encoding="utf-8")
    return [statement.strip() for statement in re.split(r"^-- next$", text, flags=re.M) if statement.strip()]


def names(vendor: str) -> list[tuple[str, str]]:
    """[(trigger, its table), …] of the triggers that our statements make."""
    made = re.findall(r"CREATE TRIGGER (\w+) [^;]*? ON (\w+)", "\n".join(statements(vendor)))
    return [(trigger, table) for trigger, table in made if table in TABLES]


def run(using, lines):
    with transaction.atomic(using), connections[using].cursor() as cursor:
        for line in lines:
            cursor.execute(line)


def drop(using="default", **kwargs):
    vendor = connections[using].vendor
    if set(connections[using].introspection.table_names()) >= TABLES:
        of_table = vendor == "postgresql"
        run(
            using,
            [
                f"DROP TRIGGER IF EXISTS {trigger} ON {table}"
                if of_table
                else f"DROP TRIGGER IF EXISTS {trigger}"
                for trigger, table in names(vendor)
            ],
        )


def make(using="default", **kwargs):
    """Makes the triggers, again if they exist; does nothing if the tables do not exist yet."""
    if set(connections[using].introspection.table_names()) >= TABLES:
        with transaction.atomic(using):
            drop(using)
            run(using, statements(connections[using].vendor))


@contextmanager
def lifted(using="default"):
    """Context manager: removes the triggers to delete examples or to load a dump in an empty database, not to edit."""
    with transaction.atomic(using):
        drop(using)
        yield
        make(using)
