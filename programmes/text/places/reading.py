"""What any reader of a file gives: its rows, and for each row that it could not read, why."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Fault:
    """Where, what is wrong, what is expected: enough to mend the file without asking anyone."""

    file: str
    line: int | None
    column: str
    wrong: str
    expected: str

    def __str__(self):
        where = [self.file]
        if self.line:
            where.append(_("ligne %s") % self.line)
        if self.column:
            where.append(_("« %s »") % self.column)
        return _("%(where)s : %(wrong)s Attendu : %(expected)s") % {
            "where": ", ".join(where),
            "wrong": self.wrong,
            "expected": self.expected,
        }


class Unreadable(Exception):
    """The file as a whole: nothing in it can be read."""

    def __init__(self, file, wrong, expected, line=None, column=""):
        self.fault = Fault(file, line, column, wrong, expected)
        super().__init__(str(self.fault))


@dataclass(frozen=True)
class Outside:
    """A sound row that is none of ours: another territory."""

    line: int
    name: str
    reason: str


class BadCell(Exception):
    """One cell is wrong; the reader of the row adds where."""

    def __init__(self, column, wrong, expected):
        super().__init__(wrong)
        self.column, self.wrong, self.expected = column, wrong, expected


@dataclass
class Reading:
    """`codes` are all those seen, in bad rows too; with a row `without_code`, nobody knows what the file lacks."""

    file: str
    total: int = 0
    rows: list = field(default_factory=list)
    faults: list = field(default_factory=list)
    outside: list = field(default_factory=list)
    codes: set = field(default_factory=set)
    without_code: bool = False
    has_outlines: bool = False

    def fault(self, line, error):
        self.faults.append(Fault(self.file, line, error.column, error.wrong, error.expected))

    def skip(self, line, name, reason):
        self.outside.append(Outside(line, name, reason))


@dataclass(frozen=True)
class Row:
    """`outline` is None where the file has none. A quartier told commune by commune has several lines."""

    lines: tuple
    code: str
    name: str
    article: str = ""
    populations: tuple = ()  # (year, municipal, total or None)
    communes: tuple = ()  # codes
    commune_names: tuple = ()  # what a file without codes says of them
    code_2015: str = ""
    status: str = ""
    outline: dict | None = None
