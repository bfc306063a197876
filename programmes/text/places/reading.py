"""What any reader of a file gives: its rows, and for each row that it could not read, why."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Outside:
    """A sound row that is none of ours: another territory."""

    line: int
    name: str
    reason: str


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
        self.faults.append(error.at(file=self.file, line=line))

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
