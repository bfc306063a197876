"""What is folded alike in Python, by the databases and in the browser: letters, signs and titles."""

import unicodedata

#: Latin-1, Latin Extended-A and Additional: the letters of all languages of the Union.
LATIN = "".join(
    character
    for number in (*range(0xA0, 0x180), *range(0x1E00, 0x1F00))
    if (character := chr(number)).isprintable() or number in (0xA0, 0xAD)
)
SIGNS = "'’ʼ´‘‛′`-‐‑‒–—―−_/.,;:!?()«»“”&@#%+€°ºª·•…№™½²ﬁﬀĳǆ０Ａ"
TITLES = [
    "Rénovation à Nœux-les-Mines", "Main-d’œuvre : l’insertion", "L'ŒUVRE d´ÆLIA", "Aujourdʼhui — demain – hier",
    "C.U.C.S. de 2.5 km, 1,5 M€", "com\u00admune", "zéro\u200blargeur", "Fête 🎉 de l’été 👨‍👩‍👧", "مرحبا bonjour", "Ελλάδα",
    "  deux  espaces\u00a0fins\u202f: là ", "--- ’ ---", "", "A" * 120, "é" * 99 + "œ", "mot " * 40, "x" * 99 + " - y",
]  # fmt: skip
#: One text each: a letter must not hide what becomes of its neighbour.
ALL = [*TITLES, *(f"a{sign}b c{sign}" for sign in LATIN + SIGNS)]
ALL += [unicodedata.normalize("NFD", text) for text in ALL if not unicodedata.is_normalized("NFD", text)]
