"""The size of a file, in words."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _

MEGABYTE = 1_000_000


def size_in_words(size: int) -> str:
    """A number of bytes → '850 ko', '1,2 Mo'.

    Not Django's filesizeformat, whose French says « Mio », which readers do not know.
    """
    if size < 1000:
        return _("%s octets") % size
    if size < MEGABYTE:
        return _("%s ko") % number_format(round(size / 1000))
    return _("%s Mo") % number_format(size / MEGABYTE, decimal_pos=1)
