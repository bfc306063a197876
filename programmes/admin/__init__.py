from programmes.admin import (
    agenda_panels,
    calls,
    events,
    grant,
    grant_import,
    news,
    panels,
    partners,
    programme,
    project,
    territory,
    territory_import,
)

__all__ = [
    "agenda_panels",
    "calls",
    "events",
    "grant",
    "grant_import",
    "news",
    "panels",
    "partners",
    "programme",
    "project",
    "territory",
    "territory_import",
]
