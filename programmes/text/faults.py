"""What every reader of a file says of what it cannot read: one pair of errors, and the faults of its rows."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

#: Stands for what a sentence quotes from the file, so that faults of one sort are counted together.
QUOTED = "…"


@dataclass(frozen=True)
class Fault:
    """Where, what is wrong, what is expected: enough to mend the file without asking anyone.

    `gist` is `wrong` without what it quotes from the file; `row` names what has no number of line.
    """

    wrong: str
    expected: str = ""
    gist: str = ""
    file: str = ""
    line: int | None = None
    row: str = ""
    column: str = ""

    @property
    def kind(self):
        """What faults of one sort have in common: the column, and what is wrong with it."""
        return self.in_column(self.gist or self.wrong)

    @property
    def reason(self):
        """What is wrong and what is expected, where the line is told beside."""
        return self.in_column(self.with_expected(self.wrong))

    def in_column(self, sentence):
        return (
            _("%(column)s : %(fault)s") % {"column": self.column, "fault": sentence}
            if self.column
            else sentence
        )

    def with_expected(self, sentence):
        if not self.expected:
            return sentence
        return _("%(wrong)s Attendu : %(expected)s") % {"wrong": sentence, "expected": self.expected}

    def __str__(self):
        line = [_("ligne %s") % self.line] if self.line else []
        column = [_("« %s »") % self.column] if self.column else []
        where = ", ".join(filter(None, [self.file, *line, self.row, *column]))
        sentence = self.with_expected(self.wrong)
        return _("%(where)s : %(wrong)s") % {"where": where, "wrong": sentence} if where else sentence


class UnreadableFile(Exception):
    """The file as a whole: nothing in it can be read. Its text is the sentence for whoever sent it."""

    def __init__(self, wrong, expected="", **where):
        """`where`: file, line, row, column, as far as they are known."""
        self.fault = Fault(wrong, expected, **where)
        super().__init__(str(self.fault))


class BadCell(Exception):
    """One cell is wrong, or without a column the whole row; the reader of the row adds where it stands.

    `wrong` is a sentence, `values` what it quotes from the file: one value, or a dict of several.
    """

    def __init__(self, wrong, values=None, *, expected="", column=""):
        self.fault = Fault(quoting(wrong, values), expected, quoting(wrong, hidden(values)), column=column)
        super().__init__(self.fault.wrong)

    def at(self, **where):
        """The Fault of this cell: `where` gives the file, the line, the column."""
        return replace(self.fault, **where)


def quoting(sentence, values):
    return sentence if values is None else sentence % values


def hidden(values):
    if isinstance(values, dict):
        return dict.fromkeys(values, QUOTED)
    return None if values is None else QUOTED
