"""What stands in a cell, or a sentence that says what is wrong with it and what to write. Nothing is guessed."""

import re
from decimal import Decimal
from functools import lru_cache

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import override

from pages.text.folding import plain_letters
from programmes.text.csv_rows import length_in_csv
from programmes.text.faults import BadCell
from programmes.text.scdl.identifiers import validate_rna, validate_siret
from programmes.text.scdl.themes import Theme
from programmes.text.scdl.words import TERMS

INVISIBLE = dict.fromkeys([0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xAD])
CONTROLS = re.compile(r"[\x00-\x1f\x7f\x85]")
#: What is left of letters that were read in the wrong encoding, here or before.
RUINED = re.compile(r"[\x80-\x9f\ufffd]")
SCIENTIFIC = re.compile(r"\d+([.,]\d+)?\s*[eE]\s*[+-]?\s*\d+")
#: Shortened, and yet whole: its fourteen digits are all there.
WHOLE_SIRET = re.compile(r"(\d)[.,](\d{13})[eE]\+?13")
CURRENCY = re.compile(r"\s*(€|eur|euros?)$|^(€|eur)\s*", re.IGNORECASE)
GROUPED = re.compile(r"[+-]?\d{1,3}( \d{3})+([.,]\d+)?")
PLAIN = re.compile(r"[+-]?\d+([.,]\d+)?")
DOTTED = re.compile(r"[+-]?\d{1,3}(\.\d{3})+,\d{1,2}|[+-]?\d{1,3}(\.\d{3}){2,}")
ENGLISH = re.compile(r"[+-]?\d{1,3}(,\d{3})+\.\d{1,2}|[+-]?\d{1,3}(,\d{3}){2,}")
AMBIGUOUS = re.compile(r"[+-]?[1-9]\d{0,2}[.,]\d{3}")
CENT = Decimal("0.01")
#: Spreadsheets write 99786.57 as 99786.569999999992: that far from a cent is their doing, further is a mistake.
ARTEFACT = Decimal("0.0001")
MEMORY = 4096
YES = {"oui", "o", "yes", "y", "vrai", "true", "1"}
NO = {"non", "n", "no", "faux", "false", "0"}


def text(cell):
    """Without what a spreadsheet or our own report wraps it in (="123", '=…), invisible signs or doubled spaces."""
    if not cell.isascii():
        cell = cell.translate(INVISIBLE)
    if not cell.isprintable():
        cell = CONTROLS.sub(" ", cell)
    cell = " ".join(cell.split())
    if cell[:1] == "'" and (cell[1:2] in ("=", "+", "-", "@") or cell[1:].isdecimal()):
        cell = cell[1:]
    if len(cell) > 3 and cell.startswith('="') and cell.endswith('"'):
        cell = cell[2:-1]
    return cell


def is_ruined(cell):
    return not cell.isascii() and bool(RUINED.search(cell))


def limited(cell, length):
    if length_in_csv(cell) > length:
        raise BadCell(
            _("trop long : %(length)s caractères, %(limit)s au plus."),
            {"length": length_in_csv(cell), "limit": length},
        )
    return cell


def refused(cell, error):
    """The BadCell of what a validator says: its sentence quotes nothing from the file, and stays in the gist."""
    fault = error.messages[0].replace("%", "%%")
    return BadCell(_("« %(cell)s » : %(fault)s") % {"cell": "%(cell)s", "fault": fault}, {"cell": cell})


@lru_cache(MEMORY)
def amount(cell):
    number = CURRENCY.sub("", cell).replace("\u2212", "-")
    if GROUPED.fullmatch(number):
        number = number.replace(" ", "")
    if SCIENTIFIC.fullmatch(number):
        raise BadCell(_("un tableur a abrégé ce montant (« %s ») : écrivez-le en chiffres."), cell)
    if DOTTED.fullmatch(number):
        number = number.replace(".", "")
    elif ENGLISH.fullmatch(number):
        number = number.replace(",", "")
    elif AMBIGUOUS.fullmatch(number):
        raise BadCell(
            _("« %s » se lit de deux façons : écrivez 1234 ou 1,23, sans séparer les milliers."), cell
        )
    if not PLAIN.fullmatch(number):
        raise BadCell(_("« %s » n’est pas un montant : écrivez par exemple 12800 ou 22000,80."), cell)
    exact = Decimal(number.replace(",", "."))
    rounded = exact.quantize(CENT)
    if abs(exact - rounded) > ARTEFACT:
        raise BadCell(_("« %s » a plus de deux décimales : arrondissez au centime."), cell)
    if abs(rounded) >= 10**12:
        raise BadCell(_("« %s » est trop grand pour une subvention : vérifiez le montant."), cell)
    return rounded


@lru_cache(MEMORY)
def share(cell):
    """0,8 or 80 %. A bare 80 is refused, as the schema does: 1 would be read in two ways."""
    number = cell.replace(",", ".")
    is_percent = number.endswith("%")
    number = number.removesuffix("%").strip()
    if not re.fullmatch(r"\d+(\.\d+)?", number):
        raise BadCell(
            _("« %s » n’est pas une part : écrivez 1 pour un bénéficiaire seul, 0,45 pour 45 %%."), cell
        )
    value = Decimal(number) / 100 if is_percent else Decimal(number)
    if not Decimal("0.01") <= value <= 1:
        raise BadCell(_("« %s » n’est pas entre 0,01 et 1 : écrivez 1 pour 100 %%, 0,45 pour 45 %%."), cell)
    return round(value, 6)


@lru_cache(MEMORY)
def siret(cell):
    digits = re.sub(r"[ .\-]", "", cell.removesuffix(".0").removesuffix(",0"))
    if whole := WHOLE_SIRET.fullmatch(cell):
        digits = whole[1] + whole[2]
    elif SCIENTIFIC.fullmatch(cell):
        raise BadCell(
            _(
                "un tableur a abîmé ce SIRET (« %s ») : les derniers chiffres sont perdus, et le site ne les devine pas. "
                "Reprenez le SIRET d’origine, dans une colonne au format Texte."
            ),
            cell,
        )
    if digits.isdecimal() and len(digits) == 9:
        raise BadCell(_("« %s » est un SIREN : il manque les 5 chiffres de l’établissement."), cell)
    if digits.isdecimal() and len(digits) == 13:
        raise BadCell(_("« %s » n’a que 13 chiffres : un tableur a peut-être ôté un zéro au début."), cell)
    try:
        validate_siret(digits)
    except ValidationError as error:
        if error.code == "siret_key" and digits.endswith("0000"):
            raise BadCell(
                _("la clé de « %s » est fausse : ses derniers zéros viennent peut-être d’un tableur."), cell
            ) from None
        raise refused(cell, error) from None
    return digits


@lru_cache(MEMORY)
def rna(cell):
    number = cell.replace(" ", "").upper()
    try:
        validate_rna(number)
    except ValidationError as error:
        raise refused(cell, error) from None
    return number


@lru_cache(MEMORY)
def yes_or_no(cell):
    said = plain_letters(cell)
    if said in YES or said in NO:
        return said in YES
    raise BadCell(_("« %s » n’est ni oui ni non."), cell)


@lru_cache(MEMORY)
def nature(cell):
    """One of the three values of the schema; 'in kind' and 'in cash' in whatever order and joined by whatever sign."""
    said = re.sub(r"[^a-z]+", " ", plain_letters(cell)).strip()
    kind = said.replace("en numeraire", "numeraire").replace("en nature", "nature")
    words = {word for word in kind.split() if word not in ("aide", "et", "subvention", "mixte")}
    if words == {"numeraire"}:
        return "aide en numéraire"
    if words == {"nature"}:
        return "aide en nature"
    if words == {"numeraire", "nature"}:
        return "aide en numéraire;aide en nature"
    raise BadCell(
        _("« %s » : écrivez « aide en numéraire », « aide en nature » ou les deux, séparées par ;."), cell
    )


@lru_cache(MEMORY)
def terms(cell):
    said = plain_letters(cell)
    return TERMS.get(said) or limited(cell, 256)


@lru_cache(MEMORY)
def year(cell):
    if not re.fullmatch(r"(19|20)\d\d", cell):
        raise BadCell(_("« %s » n’est pas une année : écrivez par exemple 2025."), cell)
    return int(cell)


@lru_cache(MEMORY)
def theme(cell):
    """Of the national list by its code or its name; another word is no fault, and no theme either."""
    return themes().get(plain_letters(cell), "")


@lru_cache(1)
@override("fr")
def themes():
    return {plain_letters(str(label)): code for code, label in Theme.choices} | {
        code: code for code in Theme.values
    }
