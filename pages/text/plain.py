"""Text for files that machines read. Knows no model."""

import re

#: What XML 1.0 and iCalendar refuse, and what a paste from a word processor brings along; line ends stay.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]|[\ud800-\udfff]")


def plain(text):
    return CONTROL.sub(" ", str(text or "")).replace("\r\n", "\n").replace("\r", "\n").strip()
