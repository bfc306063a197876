"""Plain text for files that machines read."""

import re

#: Characters that XML 1.0 and iCalendar refuse, and that a word processor may leave in a copied text; line
#: ends are kept.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]|[\ud800-\udfff]")


def plain(text) -> str:
    return CONTROL.sub(" ", str(text or "")).replace("\r\n", "\n").replace("\r", "\n").strip()
