"""A file of grants sent through the admin: looked at, then imported, by the same code and to the same result."""

import io

from django.db import transaction
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from programmes.grants.importer import Importer
from programmes.text.faults import UnreadableFile
from programmes.text.scdl.reader import GIVEN, GrantFile
from programmes.text.scdl.refused import RefusedLines

#: What one request can import well before a worker is stopped (30 s); more goes by the command.
MAX_LINES = 10_000
MAX_BYTES = 10 * 2**20
SHOWN = 20


class Kept(RefusedLines):
    """The report, and its first lines to show at once."""

    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.first = []

    def add(self, line, faults):
        super().add(line, faults)
        if len(self.first) < SHOWN:
            self.first.append([line.number, [fault.reason for fault in faults]])


def check_length(content):
    """Refuses in words what would not end in time, and what has nothing to begin with."""
    count = 0
    for count, _line in enumerate(GrantFile(io.BytesIO(content)).table, 1):
        if count > MAX_LINES:
            raise UnreadableFile(
                _(
                    "Ce fichier a plus de %(limit)s lignes : coupez-le, ou demandez à qui s’occupe du serveur de "
                    "l’importer avec la commande « import_grants »."
                )
                % {"limit": number_format(MAX_LINES, force_grouping=True)}
            )
    if not count:
        raise UnreadableFile(_("Ce fichier n’a que des titres : aucune ligne n’est à importer."))


def look(source):
    """What an import would do: it is done, and taken back."""
    with transaction.atomic():
        found = imported(source)
        transaction.set_rollback(True)
    return found


def imported(source):
    """(what to keep of it, the report as bytes)."""
    file, text = GrantFile(io.BytesIO(source.content), source.given), io.StringIO(newline="")
    report = Kept(text, file.titles)
    counts = Importer(source, report).run(file)
    said = counts.as_dict() | {
        "unread": file.unread,
        "other_themes": sorted(file.other_themes),
        "encoding": file.table.encoding,
        "delimiter": file.table.delimiter,
        "first": report.first,
    }
    return said, text.getvalue().encode() if report.count else b""


def given_in(text):
    """{column: value} from lines 'column = value', or a sentence."""
    found = {}
    for line in filter(str.strip, text.splitlines()):
        column, sign, value = (part.strip() for part in line.partition("="))
        if column not in GIVEN or not sign or not value:
            said = {"line": line.strip(), "columns": ", ".join(GIVEN)}
            raise ValueError(
                _("« %(line)s » : écrivez « colonne = valeur », la colonne parmi %(columns)s.") % said
            )
        found[column] = value
    return found
