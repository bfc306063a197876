"""An uploaded picture → the master that the site stores, or a sentence that says what is wrong.

The master is always encoded again: upright, in sRGB, no larger than a screen needs, without what a phone
writes in it (place, date, owner). A file that is not a picture, or that hides something else, does not pass.
"""

import re
from io import BytesIO

import pillow_heif
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from pages.files.names import stored_name
from pages.files.size import MEGABYTE, size_in_words

pillow_heif.register_heif_opener()  # HEIC, the format of an iPhone's photos

#: Pillow reads many other formats, some of them by running a program (EPS): only these are allowed.
ACCEPTED = ("JPEG", "PNG", "WEBP", "AVIF", "GIF", "HEIF")
MAX_SIDE = 2400
FEW_COLOURS = 256
#: How a file of these formats begins: enough to call it a damaged picture, even if nothing else can be read.
BEGINNING = re.compile(
    rb"\xff\xd8\xff|\x89PNG|GIF8|RIFF....WEBP|....ftyp(avif|avis|heic|heix|hevc|mif1|msf1)", re.S
)
DAMAGED = gettext_lazy(
    "Cette image est abîmée ou incomplète : elle ne s’ouvre pas jusqu’au bout. "
    "Copiez-la ou exportez-la de nouveau, puis recommencez."
)


class Master(ContentFile):
    def __init__(self, content, name, pixels):
        super().__init__(content, name)
        self.width, self.height = pixels


def make_master(upload, name: str) -> Master:
    """The Master made from an uploaded file; a Master is returned as it is. Raises ValidationError with a sentence."""
    if isinstance(upload, Master):
        return upload
    refuse_weight(upload)
    try:
        image = opened(upload)
        refuse_pixels(image)
        image = smaller(in_srgb(upright(image)))
    except (ValidationError, MemoryError):
        raise
    except Exception as error:  # each format of Pillow raises its own exceptions on a damaged file
        raise ValidationError(DAMAGED, code="damaged") from error
    content, extension = encoded(image)
    return Master(content, stored_name(name, content, extension), image.size)


def refuse_weight(upload):
    if not upload.size:
        raise ValidationError(_("Ce fichier est vide. Choisissez-en un autre."), code="empty")
    if upload.size > settings.MAX_PICTURE_MB * MEGABYTE:
        raise ValidationError(
            _(
                "Cette image pèse %(weight)s ; la limite est de %(limit)s Mo. "
                "Réduisez-la ou exportez-la en JPEG, puis recommencez."
            )
            % {"weight": size_in_words(upload.size), "limit": settings.MAX_PICTURE_MB},
            code="too_heavy",
        )


def opened(upload):
    """The picture, of which only the header has been decoded. Raises ValidationError with a sentence."""
    upload.seek(0)
    try:
        return Image.open(BytesIO(upload.read()), formats=ACCEPTED)
    except Image.DecompressionBombError:
        raise ValidationError(too_many_pixels(), code="too_large") from None
    except UnidentifiedImageError:
        upload.seek(0)
        raise ValidationError(not_a_picture(upload.read(4096)), code="not_a_picture") from None


def not_a_picture(head):
    if b"<svg" in head.lower():
        return _(
            "Les dessins SVG sont refusés : ils peuvent contenir du code. "
            "Exportez le dessin en PNG, puis recommencez."
        )
    if BEGINNING.match(head):
        return DAMAGED
    return _(
        "Ce fichier n’est pas une image que le site sait lire. "
        "Choisissez une photo ou un dessin en JPEG, PNG, WebP, AVIF, GIF ou HEIC."
    )


def refuse_pixels(image):
    """Refuses a picture with too many pixels before decoding it: a few kilobytes may ask for gigabytes of memory."""
    if image.width * image.height > settings.MAX_PICTURE_MEGAPIXELS * 1_000_000:
        raise ValidationError(too_many_pixels(), code="too_large")


def too_many_pixels():
    return _(
        "Cette image a trop de points : la limite est de %s millions (largeur × hauteur). "
        "Réduisez ses dimensions, puis recommencez."
    ) % number_format(settings.MAX_PICTURE_MEGAPIXELS)


def upright(image):
    image.draft(None, (MAX_SIDE, MAX_SIDE))  # a large JPEG is decoded at half or a quarter of its size
    ImageOps.exif_transpose(image, in_place=True)
    return image


def in_srgb(image):
    mode = "RGBA" if image.has_transparency_data else "RGB"
    profile = image.info.get("icc_profile")
    if image.mode.startswith("I;16"):
        image = image.convert("I").point(lambda level: level / 256).convert("L")
    if image.mode not in (mode, "CMYK", "L"):
        image = image.convert(mode)
    if profile:
        image = without_profile(image, profile, mode)
    image = image.convert(mode)
    opaque = mode == "RGBA" and image.getextrema()[3][0] == 255
    return image.convert("RGB") if opaque else image


def without_profile(image, profile, mode):
    """The picture converted to sRGB; an invalid profile is ignored."""
    try:
        return ImageCms.profileToProfile(
            image, ImageCms.ImageCmsProfile(BytesIO(profile)), ImageCms.createProfile("sRGB"), outputMode=mode
        )
    except (ImageCms.PyCMSError, OSError):
        return image


def smaller(image):
    image.thumbnail((MAX_SIDE, MAX_SIDE), Image.Resampling.LANCZOS)
    return image


def encoded(image) -> tuple[bytes, str]:
    """(bytes, extension): PNG for what JPEG would spoil (transparency, flat colours), JPEG for the rest."""
    image.info.clear()  # otherwise Pillow would write comments and profiles again
    buffer = BytesIO()
    if image.mode == "RGBA" or image.getcolors(FEW_COLOURS):
        image.save(buffer, "PNG", optimize=True)
        return buffer.getvalue(), ".png"
    image.save(buffer, "JPEG", quality=90)
    return buffer.getvalue(), ".jpg"
