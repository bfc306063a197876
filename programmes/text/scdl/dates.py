"""Dates and periods as French files write them. A date that reads in two ways is refused."""

import re
from datetime import date
from functools import lru_cache

from django.utils.translation import gettext as _

from pages.text.folding import plain_letters
from programmes.text.faults import BadCell
from programmes.text.scdl.cells import MEMORY
from programmes.text.scdl.words import JOINTS, MONTHS

NUMBERS = {name: number for number, names in enumerate(MONTHS, 1) for name in names}
TIME = re.compile(r"(?<=\d)[t\s]\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?(\s?z|[+-]\d{2}:?\d{2})?(?!\d)")
ISO = r"(?P<y{n}>\d{{4}})[-/.](?P<m{n}>\d{{1,2}})[-/.](?P<d{n}>\d{{1,2}})"
FRENCH = r"(?P<fd{n}>\d{{1,2}})[-/.](?P<fm{n}>\d{{1,2}})[-/.](?P<fy{n}>\d{{4}}|\d{{2}})"
PACKED = r"(?P<py{n}>(?:19|20)\d{{2}})(?P<pm{n}>\d{{2}})(?P<pd{n}>\d{{2}})"
WORDS = r"(?P<wd{n}>\d{{1,2}})(?:\s?er)?[\s-](?P<wm{n}>[a-z]+)\.?[\s-](?P<wy{n}>\d{{4}}|\d{{2}})"
TOKEN = re.compile(rf"(?<!\d)(?:{ISO}|{FRENCH}|{PACKED}|{WORDS})(?!\d)".format(n=""))
#: « du 3 au 5 mars 2022 », « du 3 mars au 31 décembre 2022 »: the month and the year are said once.
ONCE = re.compile(
    r"(?<![\d/.-])(\d{1,2})(?:\s?er)?(?:\s([a-z]+)\.?)?\sau\s(\d{1,2})(?:\s?er)?\s([a-z]+)\.?\s(\d{4})(?!\d)"
)
FIRST, LAST = 1950, 2100


@lru_cache(MEMORY)
def day(cell):
    days = found(cell)
    if len(days) != 1:
        raise wrong(cell)
    return days[0]


@lru_cache(MEMORY)
def period(cell):
    """(start, end); the end of a single date is None."""
    days = found(cell)
    if len(days) not in (1, 2):
        raise wrong(cell)
    if len(days) == 1 or days[0] == days[1]:
        return days[0], None
    if days[1] < days[0]:
        raise BadCell(_("la période « %s » finit avant de commencer."), cell)
    return days[0], days[1]


def found(cell):
    said = TIME.sub("", plain_letters(cell))
    if re.fullmatch(r"\d{5}([.,]\d+)?", said):
        raise BadCell(
            _(
                "« %s » est une date telle qu’un tableur la compte : mettez la colonne au format Date (JJ/MM/AAAA)."
            ),
            cell,
        )
    said = ONCE.sub(
        lambda said: f"{said[1]} {said[2] or said[4]} {said[5]} au {said[3]} {said[4]} {said[5]}", said
    )
    matches = list(TOKEN.finditer(said))
    left = JOINTS.sub("", TOKEN.sub(" ", said).replace("_", " "))
    if not matches or left:
        raise wrong(cell)
    return [built(match, cell) for match in matches]


def built(match, cell):
    parts = match.groupdict()
    for prefix in ("", "f", "p", "w"):
        if parts[f"{prefix}y"]:
            year, month, number = (parts[f"{prefix}{part}"] for part in "ymd")
            break
    month = NUMBERS.get(month) if prefix == "w" else int(month)
    year = int(year) + (2000 if len(year) == 2 else 0)
    try:
        built = date(year, month, int(number))
    except (TypeError, ValueError):
        raise wrong(cell) from None
    if not FIRST <= year <= LAST:
        raise BadCell(_("« %s » : cette année est-elle la bonne ?"), cell)
    return built


def wrong(cell):
    return BadCell(_("« %s » n’est pas une date : écrivez JJ/MM/AAAA ou AAAA-MM-JJ."), cell)
