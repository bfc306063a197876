"""A file of grants as lines of cells: encoding, delimiter, line ends and the line of titles are found by looking."""

import codecs
import io
import re
from itertools import islice

from django.utils.translation import gettext as _

from programmes.text.csv_rows import Rows, utf16_of
from programmes.text.faults import UnreadableFile
from programmes.text.scdl.columns import recognised

PIECE = 1 << 20
SAMPLE = 1 << 16
DELIMITERS = ",;\t|"
#: Some files have a title or a note above the titles of the columns.
ABOVE = 10
#: Fewer known columns than that, and the file is about something else.
ENOUGH = 3

#: Pieces of several files put end to end: what is not UTF-8 in it is what Windows writes.
MIXED = "utf-8 + cp1252"
#: How a file whose mark promises more than it keeps is read to its end.
READ_AS = {
    MIXED: ("utf-8", "surrogateescape"),
    "utf-8-sig": ("utf-8-sig", "surrogateescape"),
    "utf-16": ("utf-16", "replace"),
    "utf-16-le": ("utf-16-le", "replace"),
    "utf-16-be": ("utf-16-be", "replace"),
}
#: Bytes that are no UTF-8, as `surrogateescape` keeps them, and what they are in cp1252 (in Latin-1 where it has none).
STRAY = {0xDC00 + byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0x100)}
BEYOND_ASCII, NO_UTF8 = re.compile("[^\x00-\x7f\udc80-\udcff]"), re.compile("[\udc80-\udcff]")


def encoding_of(stream):
    """Read from end to end, a piece at a time: one byte in a hundred thousand lines may decide."""
    stream.seek(0)
    beginning = stream.read(8)
    refuse_other_formats(beginning)
    if beginning.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if encoding := utf16_of(beginning):
        return encoding
    if decodes(stream, "utf-8"):
        return "utf-8"
    if is_mostly_utf8(stream):
        return MIXED
    return "cp1252" if decodes(stream, "cp1252") else "latin-1"


def refuse_other_formats(beginning):
    if not beginning.strip():
        raise UnreadableFile(_("Ce fichier est vide."))
    if beginning.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise UnreadableFile(
            _(
                "Ce fichier est un classeur (Excel, Calc) : ouvrez-le, puis « Enregistrer sous », au format CSV UTF-8."
            )
        )
    if beginning.startswith((b"%PDF", b"<")):
        raise UnreadableFile(_("Ce fichier n’est pas un tableau : envoyez un fichier CSV."))


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


def is_mostly_utf8(stream):
    """More of its accents are UTF-8 than not: read as cp1252, all of them would be ruined."""
    stream.seek(0)
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    right = stray = 0
    while piece := stream.read(PIECE):
        text = decoder.decode(piece)
        right += len(BEYOND_ASCII.findall(text))
        stray += len(NO_UTF8.findall(text))
    return right > stray


def titles_in(sample):
    """(delimiter, how many lines stand above the titles, titles, {column: place})."""
    best = None
    for delimiter in DELIMITERS:
        rows = Rows(io.StringIO(sample, newline=""), delimiter)
        for above, (_number, cells, _sound) in enumerate(islice(rows, ABOVE)):
            places, doubtful = recognised(cells)
            if best is None or len(places) > len(best[3]):
                best = (delimiter, above, cells, places, doubtful)
    if best is None or len(best[3]) < ENOUGH:
        raise UnreadableFile(
            _(
                "Ce fichier n’a pas les colonnes d’un fichier de subventions (nomBeneficiaire, montant, objet…). "
                "Sa première ligne doit donner leurs noms."
            )
        )
    for column, titles in best[4].items():
        said = {"column": column, "titles": ", ".join(titles)}
        raise UnreadableFile(
            _(
                "Plusieurs colonnes veulent dire « %(column)s » : %(titles)s. "
                "Donnez ce nom à celle qu’il faut lire, et ôtez ou renommez l’autre."
            )
            % said
        )
    return best[:4]


class Table:
    """Iterating gives what Rows gives; blank lines are counted, not given."""

    def __init__(self, stream):
        self.stream = stream
        self.encoding = encoding_of(stream)
        self.delimiter, self.above, self.titles, self.places = titles_in(self.sample())
        self.blank = 0

    def opened(self):
        self.stream.seek(0)
        encoding, errors = READ_AS.get(self.encoding, (self.encoding, None))
        return io.TextIOWrapper(Unclosed(self.stream), encoding=encoding, errors=errors, newline="")

    def sample(self):
        return self.cleaned(self.opened().read(SAMPLE))

    def cleaned(self, text):
        text = text.replace("\0", "")
        return text if text.isascii() or self.encoding not in (MIXED, "utf-8-sig") else text.translate(STRAY)

    def __iter__(self):
        self.blank = 0
        rows = Rows(map(self.cleaned, self.opened()), self.delimiter)
        for number, cells, sound in islice(rows, self.above + 1, None):
            if any(cell and not cell.isspace() for cell in cells):
                yield number, cells, sound
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
