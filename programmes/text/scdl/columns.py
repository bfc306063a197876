"""The columns of the national schema, and the other names they go by in real files."""

import re

from pages.text.folding import plain_letters

#: Field of the schema → its other names, compared without accents, case, signs nor little words (see bare()).
NAMES = {
    "nomAttribuant": ("attribuant", "collectivité", "financeur"),
    "idAttribuant": ("numéro siret attribuant", "siret attribuant"),
    "dateConvention": (
        "date de signature de la convention", "Date de la convention de subvention", "date de signature",
        "date de décision", "date de la délibération",
    ),
    "referenceDecision": (
        "référence", "numéro de délibération", "délibération", "numéro de décision", "n° convention",
    ),
    "nomBeneficiaire": (
        "dénomination", "dénomination du bénéficiaire", "nom de l'organisme", "bénéficiaire de la subvention",
        "bénéficiaire", "raison sociale", "nom de l'association", "association", "tiers",
        "raison sociale du bénéficiaire", "organisme",
    ),
    "idBeneficiaire": (
        "numéro siret du bénéficiaire", "code siret", "Identification SIRET du bénéficiaire", "siret",
        "siret du bénéficiaire", "numéro siret",
    ),
    "rnaBeneficiaire": ("numéro rna du bénéficiaire", "Identification RNA du bénéficiaire", "rna", "numéro rna"),
    "objet": (
        "objet de la demande", "Objet de la subvention", "objet du dossier", "intitulé", "intitulé de l'action",
        "projet", "action", "libellé", "objet de l'aide", "description",
    ),
    "montant": (
        "montant total", "montant de l'aide", "Montant total de la subvention", "montant de la subvention",
        "montant attribué", "montant voté", "montant accordé", "montant alloué",
    ),
    "nature": ("Nature de la subvention", "nature de l'aide"),
    "conditionsVersement": (
        "modalité de versement", "Conditions de versement de la subvention", "condition de versement",
        "modalités de versement", "versement",
    ),
    "datesPeriodeVersement": (
        "dates de versement de la subvention", "Date ou période de versement", "date de versement",
        "période de versement", "dates de versement",
    ),
    "idRAE": (
        "Identifiant RAE de l’aide au titre de laquelle la subvention est attribuée", "numéro rae",
        "numéro unique de référencement dans le répertoire des aides aux entreprises", "rae",
    ),
    "notificationUE": (
        "aide d'État notifiée", "Aide d'Etat notifiée à la Commission Européenne", "notifiée UE",
        "notification à la commission européenne", "notification européenne",
    ),
    "pourcentageSubvention": (
        "part du bénéficiaire", "Pourcentage du montant total de la subvention attribuée au bénéficiaire",
        "pourcentage", "part", "pourcentage du montant de la subvention attribué au bénéficiaire",
    ),
    "dispositifAide": ("Identifiant référençant le dispositif d'aide à l'origine de la subvention", "dispositif"),
    # Not of the schema, and read where they are.
    "annee": ("exercice", "millésime", "exercice budgétaire", "année budgétaire"),
    "theme": ("thématique", "code thème", "domaine"),
    "formeJuridique": ("type", "statut juridique", "catégorie juridique", "type de bénéficiaire"),
}  # fmt: skip

SCHEMA = tuple(NAMES)[:16]
#: What the report of refused lines adds to the file, and which is not read again.
ADDED = ("ligne", "motif")


FILLERS = {"de", "du", "des", "d", "la", "le", "les", "l", "en", "euro", "euros", "eur", "ttc"}
ALIKE = {
    "numero": "n",
    "num": "n",
    "no": "n",
    "%": "pourcentage",
    "identifiant": "id",
    "identification": "id",
}


def bare(name):
    """'Montant de la subvention, en €' is 'montant subvention'."""
    words = re.findall(r"[a-z0-9]+|%", plain_letters(name))
    return "".join(ALIKE.get(word, word) for word in words if word not in FILLERS)


KNOWN = {bare(name): column for column, names in NAMES.items() for name in (column, *names)}
IN_BRACKETS = re.compile(r"\(.*?\)|\[.*?\]")


def column_of(title):
    """'Montant (en €)' is 'Montant'."""
    return KNOWN.get(bare(title)) or KNOWN.get(bare(IN_BRACKETS.sub("", title)))


def recognised(titles):
    """{column: its place}, and {column: the titles that all mean it} where none of them is its true name."""
    meaning = {}
    for place, title in enumerate(titles):
        column = column_of(title)
        if column:
            meaning.setdefault(column, []).append(place)
    places, doubtful = {}, {}
    for column, found in meaning.items():
        exact = [place for place in found if titles[place].strip() == column]
        places[column] = (exact or found)[0]
        if len(exact or found) > 1 and column in SCHEMA:
            doubtful[column] = [titles[place].strip() for place in exact or found]
    return places, doubtful
