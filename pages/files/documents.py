"""What kind of document a file really is, or a sentence that says why the site refuses it.

The content decides, and the extension must agree with it: a reader's computer relies on the name.
"""

import unicodedata
import zipfile
import zlib
from pathlib import PurePath
from typing import NamedTuple

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pages.files.names import stored_name
from pages.files.size import MEGABYTE, size_in_words


class Kind(NamedTuple):
    extension: str
    media_type: str

    @property
    def label(self):
        return self.extension.removeprefix(".").upper()


OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
OFFICE = "application/vnd.openxmlformats-officedocument."
PDF = Kind(".pdf", "application/pdf")
TXT = Kind(".txt", "text/plain")
CSV = Kind(".csv", "text/csv")
ZIPPED = (
    Kind(".odt", f"{OPEN_DOCUMENT}text"),
    Kind(".ods", f"{OPEN_DOCUMENT}spreadsheet"),
    Kind(".odp", f"{OPEN_DOCUMENT}presentation"),
    Kind(".docx", f"{OFFICE}wordprocessingml.document"),
    Kind(".xlsx", f"{OFFICE}spreadsheetml.sheet"),
    Kind(".pptx", f"{OFFICE}presentationml.presentation"),
)
KINDS = (PDF, *ZIPPED, CSV, TXT)

NOT_ACCEPTED = gettext_lazy(
    "Ce type de fichier n’est pas accepté. Déposez un PDF, un document ODT, ODS, ODP, DOCX, XLSX ou PPTX, "
    "ou un fichier CSV ou TXT."
)
EMPTY = gettext_lazy("Ce fichier est vide. Choisissez-en un autre.")
DAMAGED = gettext_lazy(
    "Ce document est abîmé ou incomplet. Copiez-le ou exportez-le de nouveau, puis recommencez."
)
MACROS = gettext_lazy(
    "Ce document contient des macros, c’est-à-dire un programme. Enregistrez-le sans macros, ou en PDF, "
    "puis recommencez."
)
ARCHIVE = gettext_lazy("Les archives (ZIP) sont refusées : déposez les documents un par un.")
OLD_OFFICE = gettext_lazy(
    "Les anciens formats DOC, XLS et PPT sont refusés : ils peuvent contenir des macros. "
    "Enregistrez le document en PDF, DOCX ou ODT, puis recommencez."
)
PROGRAM = gettext_lazy("Ce fichier est un programme : le site n’en diffuse pas.")
WEB = gettext_lazy(
    "Les pages web et les dessins SVG sont refusés : ils peuvent contenir du code. "
    "Exportez le contenu en PDF, puis recommencez."
)
PICTURE = gettext_lazy("Ce fichier est une image : ajoutez-le à la bibliothèque d’images.")
REFUSED = (
    (b"MZ", PROGRAM),
    (b"\x7fELF", PROGRAM),
    (b"#!", PROGRAM),
    (b"\xca\xfe\xba\xbe", PROGRAM),
    (b"\xcf\xfa\xed\xfe", PROGRAM),
    (b"\xd0\xcf\x11\xe0", OLD_OFFICE),
    (b"\x89PNG", PICTURE),
    (b"\xff\xd8\xff", PICTURE),
    (b"GIF8", PICTURE),
)
#: Bytes read of the table of contents of a zipped document; nothing else of it is read.
MAX_CONTENTS = 1_000_000


class CheckedDocument(NamedTuple):
    name: str
    kind: Kind


def checked_document(upload, name: str) -> CheckedDocument:
    """The kind of the document and the name under which to store it. Raises ValidationError with a sentence."""
    refuse_weight(upload)
    upload.seek(0)
    content = upload.read()
    upload.seek(0)
    extension = PurePath(name or "").suffix.lower()
    kind = recognised(content, upload, extension)
    if extension != kind.extension:
        raise ValidationError(
            _(
                "Le nom du fichier finit par « %(given)s », mais son contenu est un document %(label)s. "
                "Faites-le finir par « %(right)s », puis recommencez."
            )
            % {"given": extension or name, "label": kind.label, "right": kind.extension},
            code="extension",
        )
    return CheckedDocument(stored_name(name, content, kind.extension), kind)


def refuse_weight(upload):
    if not upload.size:
        raise ValidationError(EMPTY, code="empty")
    if upload.size > settings.MAX_DOCUMENT_MB * MEGABYTE:
        raise ValidationError(
            _(
                "Ce document pèse %(weight)s ; la limite est de %(limit)s Mo. Allégez-le (par exemple en "
                "réduisant ses images), puis recommencez."
            )
            % {"weight": size_in_words(upload.size), "limit": settings.MAX_DOCUMENT_MB},
            code="too_heavy",
        )


def recognised(content, upload, extension):
    if content.startswith(b"%PDF-"):
        if b"%%EOF" not in content[-2048:]:
            raise ValidationError(DAMAGED, code="damaged")
        return PDF
    if content.startswith(b"PK\x03\x04"):
        return zipped_kind(upload)
    for beginning, sentence in REFUSED:
        if content.startswith(beginning):
            raise ValidationError(sentence, code="refused")
    return text_kind(content, extension)


def zipped_kind(upload):
    try:
        with zipfile.ZipFile(upload) as archive:
            names, contents = archive.namelist(), table_of_contents(archive)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError) as error:
        raise ValidationError(DAMAGED, code="damaged") from error
    finally:
        upload.seek(0)
    if "macroEnabled" in contents or any(is_macro(name) for name in names):
        raise ValidationError(MACROS, code="refused")
    for kind in ZIPPED:
        if contents == kind.media_type or f'"{kind.media_type}.main+xml"' in contents:
            return kind
    raise ValidationError(ARCHIVE, code="refused")


def table_of_contents(archive: zipfile.ZipFile) -> str:
    """What an ODF or OOXML file declares about itself; '' for any other archive."""
    for name in ("mimetype", "[Content_Types].xml"):
        if name in archive.namelist():
            with archive.open(name) as file:
                return file.read(MAX_CONTENTS).decode("utf-8", "replace").strip()
    return ""


def is_macro(name):
    return name.lower().endswith("vbaproject.bin") or name.startswith(("Basic/", "Scripts/"))


def text_kind(content, extension):
    text = decoded(content)
    if text is None:
        raise ValidationError(NOT_ACCEPTED, code="refused")
    if text.lstrip("\ufeff \t\r\n").startswith("<"):
        raise ValidationError(WEB, code="refused")
    return CSV if extension == CSV.extension else TXT


def decoded(content: bytes) -> str | None:
    """The text, read as UTF-8 or as Windows writes it (cp1252); None if these bytes are not text."""
    for encoding in ("utf-8", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if any(is_control(character) for character in set(text)) else text
    return None


def is_control(character):
    return unicodedata.category(character) == "Cc" and character not in "\t\r\n\f"
