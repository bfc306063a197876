"""The cells of a row: what columns are called elsewhere, and how codes, numbers and lists are written."""

import re

from django.utils.translation import gettext as _

from pages.text.folding import plain_letters
from programmes.text.faults import BadCell

INSEE = re.compile(r"(\d{2}|2[AB])\d{3}")
QPV_2024 = re.compile(r"QN(\d{3}|02[AB])\d{2}[MINC]")
QPV_2015 = re.compile(r"QP(\d{3}|02[AB])\d{3}")
#: No-break and narrow spaces included; signs of control too, and halves of signs, which no database takes.
SPACES = re.compile(r"[\s\x00-\x1f\x7f-\x9f\ud800-\udfff]+")


def plain(name):
    """'Code INSEE ' → 'code_insee': headers are compared without capitals, accents or punctuation."""
    return re.sub(r"[^a-z0-9]+", "_", plain_letters(str(name))).strip("_")


class Cells:
    """The cells of one row, asked for by what they mean. `names` is {meaning: names that columns are known by}."""

    def __init__(self, values, names):
        self.values = {plain(column): (column, value) for column, value in values.items()}
        self.names = names

    def column(self, meaning):
        """The column as the file names it, or None."""
        known = (name for name in self.names[meaning] if name in self.values)
        found = next(known, None)
        return self.values[found][0] if found else None

    def text(self, meaning):
        column = self.column(meaning)
        value = self.values[plain(column)][1] if column else ""
        value = "; ".join(map(str, value)) if isinstance(value, list) else value
        return SPACES.sub(" ", "" if value is None else str(value)).strip()

    def label(self, meaning):
        return self.column(meaning) or self.names[meaning][0]

    def bad(self, meaning, wrong, expected, quoted=None):
        return BadCell(wrong, quoted, expected=expected, column=self.label(meaning))

    def name(self, meaning, longest):
        text = self.text(meaning)
        if not text:
            raise self.bad(meaning, _("c’est vide."), _("un nom."))
        if "\ufffd" in text:
            raise self.bad(meaning, _("des lettres sont perdues."), _("l’original, enregistré en CSV UTF-8."))
        if len(text) > longest:
            raise self.bad(meaning, _("le nom est trop long."), _("%s caractères au plus.") % longest)
        return text

    def insee(self, meaning):
        return self.checked_insee(meaning, self.text(meaning).upper())

    def checked_insee(self, meaning, text):
        expected = _("un code INSEE de cinq caractères, par exemple 62119.")
        if re.fullmatch(r"\d{4}", text):
            lost = _("« %s » n’a que quatre chiffres : un tableur a sans doute ôté le zéro du début.")
            raise self.bad(meaning, lost, expected, text)
        if not INSEE.fullmatch(text):
            raise self.unfit(meaning, text, expected)
        return text

    def insees(self, meaning):
        """Several codes in one cell: '62178|62400', '62178, 62400'."""
        codes = re.split(r"[|,;/\s]+", self.text(meaning).upper())
        return tuple(dict.fromkeys(self.checked_insee(meaning, code) for code in codes if code))

    def texts(self, meaning):
        """'Auchel|Burbure' → ('Auchel', 'Burbure')."""
        return tuple(each.strip() for each in re.split(r"[|,;/]", self.text(meaning)) if each.strip())

    def number(self, meaning):
        """'2 852' → 2852; None where it is empty: unknown is not zero."""
        text = SPACES.sub("", self.text(meaning))
        if not text:
            return None
        whole = re.sub(r"[.,]0+$", "", text)
        if not re.fullmatch(r"[0-9]{1,9}", whole):
            raise self.unfit(meaning, text, _("un nombre entier d’habitants, par exemple 2852."))
        return int(whole)

    def year(self, meaning):
        text = self.text(meaning)
        if not text:
            return None
        if not re.fullmatch(r"(19|20|21)[0-9]{2}", text):
            raise self.unfit(meaning, text, _("une année, par exemple 2021."))
        return int(text)

    def unfit(self, meaning, text, expected):
        if not text:
            return self.bad(meaning, _("c’est vide."), expected)
        return self.bad(meaning, _("« %s » ne convient pas."), expected, text)
