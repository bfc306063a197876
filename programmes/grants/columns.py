"""The columns of the national schema, and the other names they go by in real files."""

import re

from programmes.grants.folding import folded

#: Field of the schema → its other names, compared without accents, case, spaces nor signs.
NAMES = {
    "nomAttribuant": ("Nom de l'attribuant", "attribuant", "collectivité", "nom_attribuant", "financeur"),
    "idAttribuant": ("Identification de l'attribuant", "siret attribuant", "siret de l'attribuant", "id_attribuant"),
    "dateConvention": (
        "Date de la convention de subvention", "date de convention", "date de la convention", "date convention",
        "date de signature", "date de décision", "date de la décision", "date de la délibération", "date délibération",
    ),
    "referenceDecision": (
        "Référence de la décision", "référence", "numéro de délibération", "n° de délibération", "délibération",
        "numéro de décision", "n° convention", "numéro de convention",
    ),
    "nomBeneficiaire": (
        "Nom du bénéficiaire", "bénéficiaire", "raison sociale", "nom de l'association", "association", "tiers",
        "raison sociale du bénéficiaire", "nom association", "organisme",
    ),
    "idBeneficiaire": (
        "Identification SIRET du bénéficiaire", "Identification du bénéficiaire", "siret", "siret du bénéficiaire",
        "siret bénéficiaire", "numéro siret", "n° siret", "id_bénéficiaire",
    ),
    "rnaBeneficiaire": (
        "Identification RNA du bénéficiaire", "rna", "rna du bénéficiaire", "numéro rna", "n° rna", "rna_beneficiaire",
    ),
    "objet": (
        "Objet de la subvention", "objet du dossier", "intitulé", "intitulé de l'action", "projet", "action",
        "libellé", "objet de l'aide", "description",
    ),
    "montant": (
        "Montant total de la subvention", "montant de la subvention", "montant attribué", "montant voté",
        "montant accordé", "montant en euros", "montant €", "montant (€)", "montant subvention", "montant alloué",
    ),
    "nature": ("Nature de la subvention", "nature de l'aide"),
    "conditionsVersement": (
        "Conditions de versement de la subvention", "conditions de versement", "condition de versement",
        "modalités de versement", "versement",
    ),
    "datesPeriodeVersement": (
        "Date ou période de versement", "dates période de versement", "dates de la période de versement",
        "date de versement", "période de versement", "dates de versement", "datesVersement", "periodeVersement",
    ),
    "idRAE": (
        "Identifiant RAE de l’aide au titre de laquelle la subvention est attribuée", "Identifiant RAE", "numéro rae",
        "numéro unique de référencement dans le répertoire des aides aux entreprises", "rae",
    ),
    "notificationUE": (
        "Aide d'Etat notifiée à la Commission Européenne", "notification UE", "notifiée UE",
        "notification à la commission européenne", "notification européenne",
    ),
    "pourcentageSubvention": (
        "Pourcentage du montant total de la subvention attribuée au bénéficiaire", "pourcentage de la subvention",
        "pourcentage", "part", "pourcentage du montant de la subvention attribué au bénéficiaire",
    ),
    "dispositifAide": (
        "Identifiant référençant le dispositif d'aide à l'origine de la subvention", "dispositif d'aide", "dispositif",
    ),
    # Not of the schema, and read where they are.
    "annee": ("année", "exercice", "millésime", "exercice budgétaire", "année budgétaire"),
    "theme": ("thème", "thématique", "code thème", "domaine"),
    "formeJuridique": ("forme juridique", "type", "statut juridique", "catégorie juridique", "type de bénéficiaire"),
}  # fmt: skip

SCHEMA = tuple(NAMES)[:16]
#: What the report of refused lines adds to the file, and which is not read again.
ADDED = ("ligne", "motif")


def bare(name):
    return "".join(character for character in folded(name) if character.isalnum())


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
