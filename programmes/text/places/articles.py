"""« de Béthune », « d’Auchel », « du Touquet »: how the name of a commune follows « de » in French.

The codes of INSEE (TNCC, code officiel géographique) decide where a file gives them. Else the first letters do,
but for an h, which may be mute or not: nobody knows from the spelling, « de » is proposed and staff correct it.
"""

from pages.text.folding import plain_letters

DE, ELIDED, DU, DES = "de", "d", "du", "des"
#: TNCC → article. 3 (La) and 5 (L’) keep their own article: « de La Comté ».
OF_TNCC = {"0": DE, "1": ELIDED, "2": DU, "3": DE, "4": DES, "5": DE, "6": DE, "7": DE, "8": DE}
SPELT = {DE: "de", ELIDED: "d’", DU: "du", DES: "des"}
OF_SPELLING = {spelt: article for article, spelt in SPELT.items()} | {"d'": ELIDED}
CONTRACTED = {"le ": DU, "les ": DES}


def article_of(name):
    opened = plain_letters(name)
    for first, article in CONTRACTED.items():
        if opened.startswith(first):
            return article
    if opened.startswith("l'"):
        return DE
    return ELIDED if opened.startswith(tuple("aeiouy")) else DE


def without_article(name):
    """What is left of « Le Touquet » after « du »."""
    first, _, rest = name.partition(" ")
    return rest if f"{first.lower()} " in CONTRACTED and rest else name
