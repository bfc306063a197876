"""folded() in a query: `title__folded__contains`, `order_by("name__folded")`; alike on SQLite and PostgreSQL.

SQLite calls our Python. PostgreSQL has what it takes without an extension, nor a function of ours that a migration would make.
"""

from django.db.backends.signals import connection_created
from django.db.models import CharField, FileField, TextField, Transform

from pages.text.folding import ACCENTS, APOSTROPHES, HYPHENS, INVISIBLE, LETTERS, folded


@CharField.register_lookup
@FileField.register_lookup
@TextField.register_lookup
class Folded(Transform):
    """The text as folded() gives it, and in an order that no locale changes."""

    lookup_name = "folded"
    function = "fold"
    output_field = TextField()

    def as_postgresql(self, compiler, connection, **options):
        lhs, params = compiler.compile(self.lhs)
        return postgresql(lhs), params


def postgresql(sql):
    """The expression that folds the text `sql`. Constants stand in it: the same expression may be asked for in GROUP BY."""
    sql = f"regexp_replace(normalize({sql}, NFKD), '[{ACCENTS}{INVISIBLE}]+', '', 'g')"
    # both cases: lower() knows them only where the locale of the database does
    letters = LETTERS | {
        letter.upper(): plain for letter, plain in LETTERS.items() if len(letter.upper()) == 1
    }
    one = {letter: plain for letter, plain in letters.items() if len(plain) == 1}
    for letter in letters.keys() - one.keys():
        sql = f"replace({sql}, '{letter}', '{letters[letter]}')"
    sql = f"lower(translate({sql}, '{''.join(one)}', '{''.join(one.values())}'))"
    return rf"""(btrim(regexp_replace({sql}, '[\s\x01-\x1f''{APOSTROPHES}{HYPHENS}-]+', ' ', 'g')) COLLATE "C")"""


def teach(connection, **kwargs):
    """SQLite has no function of that kind: it gets ours on each connection."""
    if connection.vendor == "sqlite":
        connection.connection.create_function("fold", 1, fold, deterministic=True)


def fold(text):
    return None if text is None else folded(str(text))


def connect():
    connection_created.connect(teach, dispatch_uid="fold")
