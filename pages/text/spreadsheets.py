"""CSV for spreadsheets, line by line, in which nothing can be executed."""

import csv

#: A spreadsheet takes a text that begins so for a formula (OWASP, CSV injection).
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


class Line:
    """A file for csv.writer that returns each line instead of storing it."""

    def write(self, text):
        return text


def lines(rows):
    """The lines of a CSV file (commas, CRLF: RFC 4180), made one by one from `rows`."""
    writer = csv.writer(Line())
    return (writer.writerow(row) for row in rows)


def harmless(text: str) -> str:
    """The text, with an apostrophe in front if a spreadsheet would execute it."""
    return f"'{text}" if text.startswith(FORMULA) else text
