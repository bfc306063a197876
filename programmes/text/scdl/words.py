"""Words that real files hold, folded: they are compared, and never shown."""

import re

MONTHS = (
    ("janvier", "janv", "jan"), ("fevrier", "fevr", "fev"), ("mars",), ("avril", "avr"), ("mai",), ("juin",),
    ("juillet", "juil"), ("aout",), ("septembre", "sept", "sep"), ("octobre", "oct"), ("novembre", "nov"),
    ("decembre", "dec"),
)  # fmt: skip
#: What may stand around the dates of a period.
JOINTS = re.compile(
    r"[\s_/;,\-–—]|\b(?:du|au|a|et|de|le|entre|jusqu'au|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b"
)
FORMS = re.compile(
    r"personnes? physiques?|particulier|entrepreneur individuel|entreprise individuelle|micro.?entrepr|auto.?entrepr"
    r"|affaire personnelle|profession liberale|artisan|commercant|exploitant agricole|menage|foyer fiscal"
)
CIVILITY = re.compile(
    r"(m|mr|mme|mlle|monsieur|madame|mademoiselle|melle|mm|dr|docteur|maitre|me|veuve|epoux|consorts)\b\.?"
)
MASKED = re.compile(r"(masque|anonym\w*|non communique|confidentiel|personnes? physiques?|particuliers?)")
#: A name that holds one of these words is that of a body.
BODY = re.compile(
    r"\b(asso\w*|amicale|club|comite|federation|union|ligue|centre|maison|ecole|college|lycee|universite|commune|ville"
    r"|mairie|communaute|syndicat|departement|region|office|societe|sarl|sas|sasu|sa|sci|scop|scic|eurl|selarl|gie|ccas"
    r"|compagnie|cie|theatre|orchestre|harmonie|chorale|festival|fondation|institut|cooperative|mutuelle|groupe\w*"
    r"|sport\w*|football|basket|handball|judo|tennis|rugby|olympique|athletic|racing|entente|etoile|union|foyer|mjc|rue"
    r"|les?|la|de|du|des|et|pour|aux?|en|sur|l'\w+|d'\w+)\b|\d|&"
)

#: How the schema writes the usual conditions of payment.
TERMS = {"unique": "unique", "echelonne": "échelonné", "echelonnee": "échelonné"}
