from programmes.agenda.admin import events
from programmes.agenda.admin import panels as agenda_panels
from programmes.calls.admin import calls, coming
from programmes.grants.admin import file_import as grant_import
from programmes.grants.admin import grant
from programmes.news.admin import news
from programmes.partners import admin as partners
from programmes.programme.admin import limit as accounts
from programmes.programme.admin import programme
from programmes.projects.admin import panels, project
from programmes.promises import admin as milestones
from programmes.territory.admin import file_import as territory_import
from programmes.territory.admin import panels as territory_panels
from programmes.territory.admin import places as territory

__all__ = [
    "accounts",
    "agenda_panels",
    "calls",
    "coming",
    "events",
    "grant",
    "grant_import",
    "milestones",
    "news",
    "panels",
    "partners",
    "programme",
    "project",
    "territory",
    "territory_import",
    "territory_panels",
]
