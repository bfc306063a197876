"""What CSV files of any subject have in common: UTF-16 from spreadsheets, quotation marks left open, formulas."""

import codecs
import csv
from collections import deque

from pages.text.spreadsheets import harmless

UTF_16 = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


def utf16_of(beginning: bytes) -> str | None:
    """'utf-16' if the bytes begin with its mark, 'utf-16-le' or '-be' if the first letter has an empty byte, else None.

    The titles of the columns begin with an ASCII letter.
    """
    if beginning[:2] in UTF_16:
        return UTF_16[beginning[:2]]
    empty = [not byte for byte in beginning[:2]]
    return {(False, True): "utf-16-le", (True, False): "utf-16-be"}.get(tuple(empty))


def length_in_csv(text: str) -> int:
    """The length of a text with the apostrophe that keeps a spreadsheet from executing it."""
    return len(harmless(text))


class Rows:
    """Iterating gives (number of its first line, cells, whether its quotation marks are right).

    A quotation mark left open takes what follows, until the next mark or the end of the file. Only its own
    line is wrong: its cells are given as they are, for the report, and the following lines are read again.
    """

    def __init__(self, lines, delimiter):
        self.lines, self.delimiter = iter(lines), delimiter
        self.number, self.taken, self.given_back = 0, [], deque()

    def __iter__(self):
        rows = self.reader()
        while True:
            sound = True
            try:
                cells = next(rows)
            except StopIteration:
                return
            except csv.Error:
                first, *others = self.taken
                self.given_back.extendleft(reversed(others))
                self.taken = [first]
                cells, sound, rows = self.as_it_stands(first), False, self.reader()
            begins = self.number + 1
            self.number += len(self.taken)
            self.taken.clear()
            yield begins, cells, sound

    def reader(self):
        return csv.reader(self.feed(), delimiter=self.delimiter, strict=True)

    def feed(self):
        while (line := self.given_back.popleft() if self.given_back else next(self.lines, None)) is not None:
            self.taken.append(line)
            yield line

    def as_it_stands(self, line):
        cells = line.rstrip("\r\n").split(self.delimiter)
        return [cell.strip().removeprefix('"').removesuffix('"').replace('""', '"') for cell in cells]
