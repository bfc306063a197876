"""Real bytes for the tests of the library: photographs as phones write them, documents as offices do."""

import zipfile
import zlib
from io import BytesIO

import pillow_heif
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

pillow_heif.register_heif_opener()

ORIENTATION, GPS, MAKE, COMMENT = 0x0112, 0x8825, 0x010F, b"chez Mme Dupont"
OFFICE = "application/vnd.openxmlformats-officedocument."
WORD = f"{OFFICE}wordprocessingml.document"
TEXT = "application/vnd.oasis.opendocument.text"


def upload(content, name):
    return SimpleUploadedFile(name, content)


def photograph(size=(60, 40), mode="RGB"):
    """A gradient: more colours than a drawing has."""
    across = Image.linear_gradient("L").resize(size)
    bands = [across, across.transpose(Image.Transpose.ROTATE_180), across.rotate(90).resize(size), across]
    return Image.merge(mode, bands[: len(mode)]) if len(mode) > 1 else across


def saved(image, image_format="JPEG", **options):
    buffer = BytesIO()
    image.save(buffer, image_format, **options)
    return buffer.getvalue()


def phone_exif():
    """A phone held upright, that writes where it was."""
    exif = Image.Exif()
    exif[ORIENTATION], exif[MAKE] = 6, "Telephone"
    exif.get_ifd(GPS).update({1: "N", 2: (50.0, 31.0, 0.0), 3: "E", 4: (2.0, 38.0, 0.0)})
    return exif


def phone_photo():
    return upload(saved(photograph(), exif=phone_exif(), comment=COMMENT), "IMG_0412.JPG")


def heic(name="IMG_0413.HEIC"):
    return upload(saved(photograph((64, 48)), "HEIF", quality=80), name)


def png_header(width, height):
    """A PNG of a hundred bytes that claims width × height pixels."""
    content = bytearray(saved(Image.new("1", (1, 1)), "PNG"))
    content[16:24] = width.to_bytes(4, "big") + height.to_bytes(4, "big")
    content[29:33] = crc(content[12:29])
    return bytes(content)


def crc(chunk):
    return zlib.crc32(chunk).to_bytes(4, "big")


def zipped(entries):
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def office(media_type=WORD, **more):
    types = f'<Types><Override PartName="/a.xml" ContentType="{media_type}.main+xml"/></Types>'
    return zipped({"[Content_Types].xml": types, "a.xml": "<a/>", **more})


def open_document(media_type=TEXT, **more):
    return zipped({"mimetype": media_type, "content.xml": "<a/>", **more})


PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
