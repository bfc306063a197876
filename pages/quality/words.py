"""The words that the checks look for, in the languages of the site."""

import re

from pages.text.folding import folded

#: Link texts that say nothing to those who hear the links alone.
VAGUE = frozenset(
    (
        "ici", "cliquez ici", "cliquer ici", "clic ici", "cliquez", "par ici", "lire la suite", "la suite", "suite",
        "voir", "en savoir plus", "savoir plus", "plus d’informations", "plus d’infos", "plus", "lien", "ce lien",
        "le lien", "suivez ce lien", "voir plus", "voir ici", "lire plus", "détails", "télécharger", "site", "page",
        "cette page", "here", "click here", "this link", "link", "read more", "more", "learn more", "find out more",
        "see more", "see here", "this page", "download", "details",
    )
)  # fmt: skip
FOLDED_VAGUE = frozenset(map(folded, VAGUE))


def is_vague(words):
    return folded(words.strip(" .…:»«>→")) in FOLDED_VAGUE


#: Acronyms better known than their words, and capitals that are not acronyms.
KNOWN = frozenset(
    """
    SNCF INSEE EDF GDF RATP TVA TTC HT RSA SMIC CAF PMI SAMU HLM PDF CSV RER TER TGV BTS CAP PC TV DVD SMS GPS USB
    FAQ QR ADN CNRS LED OK WC FM UE EU UK USA ONU SA SARL SAS CDI CDD RIB IBAN
    CEDEX IP HTML
    """.split()  # noqa: SIM905 (sixty words are easier to read so)
)
#: Small words that do not count in initials.
SMALL = frozenset(
    "de du des d la le les l et a au aux en pour par sur of the and for in on to".split()  # noqa: SIM905
)

#: What follows an acronym explained by an apposition: « la CNIL, l’autorité qui… ».
APPOSITION = r", (?:l[ea]s? |l’|the |une? |an? )\w+"
ACRONYM = re.compile(r"(?<![\w@./-])([A-ZÀ-Ý]{2,6})(?![\w@-]|\.\w)")
ROMAN = re.compile(r"M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
SENTENCE_END = re.compile(r"(?<=[.!?…])[\s»\"]+(?=[«\"A-ZÀ-Ý0-9])")
WORD = re.compile(r"\w[\w'’-]*")
