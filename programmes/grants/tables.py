"""A file of grants as lines of cells: encoding, delimiter, line ends and the line of titles are found by looking."""

import codecs
import csv
import io

from django.utils.translation import gettext as _

from programmes.grants.columns import recognised

PIECE = 1 << 20
SAMPLE = 1 << 16
DELIMITERS = ",;\t|"
#: Some files have a title or a note above the titles of the columns.
ABOVE = 10
#: Fewer known columns than that, and the file is about something else.
ENOUGH = 3
MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


class FileError(ValueError):
    """Why nothing at all could be read, in a sentence."""


def encoding_of(stream):
    """Read from end to end, a piece at a time: one byte in a hundred thousand lines may decide."""
    stream.seek(0)
    beginning = stream.read(8)
    refuse_other_formats(beginning)
    for mark, encoding in MARKS:
        if beginning.startswith(mark):
            return encoding
    for encoding in ("utf-8", "cp1252"):
        if decodes(stream, encoding):
            return encoding
    return "latin-1"


def refuse_other_formats(beginning):
    if not beginning.strip():
        raise FileError(_("Ce fichier est vide."))
    if beginning.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise FileError(
            _(
                "Ce fichier est un classeur (Excel, Calc) : ouvrez-le, puis « Enregistrer sous », au format CSV UTF-8."
            )
        )
    if beginning.startswith((b"%PDF", b"<")):
        raise FileError(_("Ce fichier n’est pas un tableau : envoyez un fichier CSV."))


def decodes(stream, encoding):
    stream.seek(0)
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        while piece := stream.read(PIECE):
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def titles_in(sample):
    """(delimiter, how many lines stand above the titles, titles, {column: place}, columns named twice)."""
    best = None
    for delimiter in DELIMITERS:
        lines = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
        for above, cells in zip(range(ABOVE), lines, strict=False):
            places, twice = recognised(cells)
            if best is None or len(places) > len(best[3]):
                best = (delimiter, above, cells, places, twice)
    if best is None or len(best[3]) < ENOUGH:
        raise FileError(
            _(
                "Ce fichier n’a pas les colonnes d’un fichier de subventions (nomBeneficiaire, montant, objet…). "
                "Sa première ligne doit donner leurs noms."
            )
        )
    return best


class Table:
    """Iterating gives (number of the line in the file, its cells); blank lines are counted, not given."""

    def __init__(self, stream):
        self.stream = stream
        self.encoding = encoding_of(stream)
        self.delimiter, self.above, self.titles, self.places, self.twice = titles_in(self.sample())
        self.blank = 0

    def opened(self):
        self.stream.seek(0)
        # never closed: that would close the stream, which belongs to the caller
        return io.TextIOWrapper(Unclosed(self.stream), encoding=self.encoding, newline="")

    def sample(self):
        return self.opened().read(SAMPLE).replace("\0", "")

    def __iter__(self):
        lines = csv.reader((line.replace("\0", "") for line in self.opened()), delimiter=self.delimiter)
        for _above in range(self.above + 1):
            next(lines)
        while True:
            number = lines.line_num + 1
            try:
                cells = next(lines)
            except StopIteration:
                return
            except csv.Error:
                yield number, None
                continue
            if any(cell and not cell.isspace() for cell in cells):
                yield number, cells
            else:
                self.blank += 1


class Unclosed(io.RawIOBase):
    """The bytes of a stream that outlives those who read it."""

    def __init__(self, stream):
        self.inner = stream

    def readable(self):
        return True

    def readinto(self, buffer):
        piece = self.inner.read(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)
