"""Each line of a file of grants: what it says, or all that is wrong with it."""

from dataclasses import dataclass, field
from functools import partial

from django.utils.translation import gettext as _

from programmes.text.faults import BadCell
from programmes.text.scdl import cells, dates
from programmes.text.scdl.columns import ADDED, SCHEMA
from programmes.text.scdl.identity import grant_key
from programmes.text.scdl.persons import may_be_person
from programmes.text.scdl.tables import Table

#: Column of the schema → field, and how its cell is read.
SIMPLE = {
    "nomAttribuant": ("attributor_name", partial(cells.limited, length=150)),
    "idAttribuant": ("attributor_siret", cells.siret),
    "dateConvention": ("convention_date", dates.day),
    "referenceDecision": ("decision_reference", partial(cells.limited, length=150)),
    "nomBeneficiaire": ("beneficiary_name", partial(cells.limited, length=200)),
    "idBeneficiaire": ("beneficiary_siret", cells.siret),
    "rnaBeneficiaire": ("beneficiary_rna", cells.rna),
    "objet": ("purpose", partial(cells.limited, length=256)),
    "montant": ("amount", cells.amount),
    "nature": ("nature", cells.nature),
    "conditionsVersement": ("payment_terms", cells.terms),
    "datesPeriodeVersement": ("payment_period", dates.period),
    "idRAE": ("rae_id", partial(cells.limited, length=5)),
    "notificationUE": ("eu_notified", cells.yes_or_no),
    "pourcentageSubvention": ("share", cells.share),
    "dispositifAide": ("scheme", partial(cells.limited, length=100)),
    "annee": ("year", cells.year),
    "theme": ("theme", cells.theme),
    "formeJuridique": ("form", str),
}
REQUIRED = (
    "nomAttribuant", "idAttribuant", "nomBeneficiaire", "objet", "montant", "nature", "conditionsVersement",
    "datesPeriodeVersement", "notificationUE", "pourcentageSubvention",
)  # fmt: skip
TEXTS = ("decision_reference", "beneficiary_siret", "beneficiary_rna", "rae_id", "scheme", "theme")
#: Nothing is guessed: a name that stands for what is empty is given by the person who sends the file.
GIVEN = tuple(
    column for column in SCHEMA if column not in ("nomBeneficiaire", "idBeneficiaire", "rnaBeneficiaire")
)
#: Of the words that are no theme of the national list, how many are told.
SHOWN_THEMES = 20


@dataclass(slots=True)
class Line:
    number: int
    cells: list
    values: dict = field(default_factory=dict)
    faults: list = field(default_factory=list)
    is_person: bool = False
    form: str = ""
    key: str = ""

    def refuse(self, wrong, values=None, column=""):
        """One more reason against this line; `values` as BadCell takes them."""
        self.faults.append(BadCell(wrong, values).at(line=self.number, column=column))

    def finish(self):
        """What only the whole line can say."""
        values = self.values
        if self.faults:
            return
        self.form = values.pop("form", "")
        values["payment_start"], values["payment_end"] = values.pop("payment_period")
        values.setdefault("year", values["payment_start"].year)
        values.setdefault("convention_date", None)
        for name in TEXTS:
            values.setdefault(name, "")
        siret, rna = values["beneficiary_siret"], values["beneficiary_rna"]
        self.is_person = may_be_person(values["beneficiary_name"], siret=siret, rna=rna, form=self.form)
        if not (siret or rna or self.is_person):
            self.refuse(_("les deux sont vides, il en faut un."), column="idBeneficiaire, rnaBeneficiaire")
            return
        self.key = grant_key(
            attributor=values["attributor_siret"],
            beneficiary=siret or rna or values["beneficiary_name"],
            reference=values["decision_reference"],
            purpose=values["purpose"],
            amount=values["amount"],
            start=values["payment_start"],
            end=values["payment_end"],
            share=values["share"],
        )


class GrantFile:
    """Iterating gives its Lines, one at a time. `given`: {column: what its empty cells stand for}."""

    def __init__(self, stream, given=None):
        self.table = Table(stream)
        self.given = given or {}
        self.other_themes = set()
        places = self.table.places
        self.columns = [
            (column, places.get(column), self.given.get(column, ""), *SIMPLE[column], column in REQUIRED)
            for column in SIMPLE
            if column in places or column in self.given or column in REQUIRED
        ]

    @property
    def titles(self):
        return self.table.titles

    @property
    def blank(self):
        return self.table.blank

    @property
    def unread(self):
        """The titles of columns that mean nothing here: said, so that nothing is dropped in silence."""
        read = set(self.table.places.values())
        titles = [title.strip() for place, title in enumerate(self.titles) if place not in read]
        return [title for title in titles if title and title not in ADDED]

    def __iter__(self):
        width = len(self.titles)
        for number, found, sound in self.table:
            line = Line(number, found)
            if not sound:
                line.refuse(
                    _(
                        "un guillemet est ouvert sans être refermé, ou est seul au milieu d’un texte : relisez la ligne."
                    )
                )
            elif len(found) > width and any(cell.strip() for cell in found[width:]):
                line.refuse(
                    _(
                        "plus de cases que de titres : un texte contient le séparateur et n’est pas entre guillemets."
                    )
                )
            else:
                self.read(line)
            yield line

    def read(self, line):
        found = line.cells
        for column, place, given, name, read, is_required in self.columns:
            cell = cells.text(found[place]) if place is not None and place < len(found) else ""
            if cells.is_ruined(cell):
                lost = _("des lettres de « %s » sont perdues : enregistrez l’original en CSV UTF-8.")
                line.refuse(lost, cell, column)
                continue
            cell = cell or given
            if not cell:
                if is_required:
                    wrong = _("la colonne manque.") if place is None else _("la case est vide.")
                    line.refuse(wrong, column=column)
                continue
            try:
                line.values[name] = read(cell)
            except BadCell as error:
                line.faults.append(error.at(line=line.number, column=column))
        if line.values.get("theme") == "" and len(self.other_themes) < SHOWN_THEMES:
            self.other_themes.add(cells.text(found[self.table.places["theme"]]))
        line.finish()
