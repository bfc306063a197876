"""What the roles may do in this app (see pages/access/roles.py). Lines belong to their object: no permission."""

from pages.access.roles import ALL, EDITOR, REDACTEUR

TEXTS = ("project", "programme", "event", "news", "call")
REFERENCE = ("partner", "person", "commune", "quartier", "grant")
IMPORTS = ("grantimport", "territoryimport")


def rows(names, words):
    return {f"programmes.{name}": words for name in names}


PERMISSIONS = {
    REDACTEUR: rows(TEXTS, ALL) | rows((*REFERENCE, "milestone"), "view"),
    EDITOR: rows(TEXTS, "publish")
    | rows((*REFERENCE, *IMPORTS), ALL)
    | {"programmes.milestone": "change", "programmes.grant": f"{ALL} publish"},
}
