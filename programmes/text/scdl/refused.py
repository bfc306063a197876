"""The lines that were refused, each with its reason, in a file that staff can mend and import again."""

import csv
import io

from pages.text import spreadsheets
from programmes.text.scdl.columns import ADDED

MARK = "\ufeff"  # by which a spreadsheet knows UTF-8


class RefusedLines:
    """Written line by line; `file` is a text file opened with newline=""."""

    def __init__(self, file, titles):
        self.width = len(titles)
        self.kept = [place for place, title in enumerate(titles) if title.strip().casefold() not in ADDED]
        self.count = 0
        self.file = file
        self.lines = csv.writer(file, delimiter=";")
        file.write(MARK)
        self.lines.writerow([*(harmless(titles[place]) for place in self.kept), *ADDED])

    @classmethod
    def in_memory(cls, titles):
        return cls(io.StringIO(newline=""), titles)

    def as_bytes(self):
        """The file, if it is in memory; b'' for one that is elsewhere."""
        return self.file.getvalue().encode() if isinstance(self.file, io.StringIO) else b""

    def add(self, line, faults):
        """Cells beyond the titles stand after the reason: nothing that was sent is lost."""
        self.count += 1
        reasons = " ".join(fault.reason for fault in faults)
        found = line.cells + [""] * (self.width - len(line.cells))
        beyond = map(harmless, found[self.width :])
        self.lines.writerow([*(harmless(found[place]) for place in self.kept), line.number, reasons, *beyond])


def harmless(cell):
    """A spreadsheet executes nothing of it, and does not turn a SIRET into 3,62521E+13. cells.text() undoes both."""
    cell = cell.strip()
    if cell.isdecimal() and len(cell) > 11:
        return f'="{cell}"'
    if cell.startswith('="') and cell.endswith('"') and cell[2:-1].isdecimal():
        return cell
    return spreadsheets.harmless(cell)
