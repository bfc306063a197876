from programmes.admin import (
    agenda_panels,
    calls,
    events,
    news,
    panels,
    partners,
    programme,
    project,
    territory,
)

__all__ = [
    "agenda_panels",
    "calls",
    "events",
    "news",
    "panels",
    "partners",
    "programme",
    "project",
    "territory",
]
