"""CSV that spreadsheets open, line by line, and that they execute nothing of."""

import csv

#: What makes a spreadsheet take a text for a formula (OWASP, CSV injection).
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


class Line:
    """A file for csv.writer, which gives each line back instead of keeping it."""

    def write(self, text):
        return text


def lines(rows):
    """Commas, CRLF (RFC 4180)."""
    writer = csv.writer(Line())
    return (writer.writerow(row) for row in rows)


def harmless(text):
    """An apostrophe before a text that a spreadsheet would execute."""
    return f"'{text}" if text.startswith(FORMULA) else text
