from programmes.agenda.models.dates import EventChange, EventDate
from programmes.agenda.models.event import Event
from programmes.blocks.models.blocks import ProgrammeBlock
from programmes.calls.models import Call, CallDocument
from programmes.demo.models import Example
from programmes.grants.models.file_import import GrantImport
from programmes.grants.models.grant import Grant
from programmes.news.models import News
from programmes.partners.models import Partner, Person
from programmes.programme.models.limit import ProgrammeLimit
from programmes.programme.models.programme import Programme
from programmes.projects.models.funding import FundingLine
from programmes.projects.models.lines import (
    Equipment,
    ProjectDesigner,
    ProjectDocument,
    ProjectFigure,
    ProjectPartner,
    ProjectPicture,
)
from programmes.projects.models.project import Project
from programmes.promises.models.changes import MilestoneChange
from programmes.promises.models.milestone import Milestone
from programmes.territory.models.file_import import TerritoryImport
from programmes.territory.models.lines import Outline, Population
from programmes.territory.models.territory import Commune, Quartier

__all__ = [
    "Call",
    "CallDocument",
    "Commune",
    "Equipment",
    "Event",
    "EventChange",
    "EventDate",
    "Example",
    "FundingLine",
    "Grant",
    "GrantImport",
    "Milestone",
    "MilestoneChange",
    "News",
    "Outline",
    "Partner",
    "Person",
    "Population",
    "Programme",
    "ProgrammeBlock",
    "ProgrammeLimit",
    "Project",
    "ProjectDesigner",
    "ProjectDocument",
    "ProjectFigure",
    "ProjectPartner",
    "ProjectPicture",
    "Quartier",
    "TerritoryImport",
]
