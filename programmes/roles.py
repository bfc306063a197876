"""What the roles may do here (see pages/access/roles.py). Lines of a project are part of it: they need no row."""

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
