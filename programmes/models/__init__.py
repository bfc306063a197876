from programmes.models.blocks import ProgrammeBlock
from programmes.models.funding import FundingLine
from programmes.models.milestone_changes import MilestoneChange
from programmes.models.milestones import Milestone
from programmes.models.partners import Partner, Person
from programmes.models.programme import Programme
from programmes.models.project import Project
from programmes.models.project_lines import (
    Equipment,
    ProjectDesigner,
    ProjectDocument,
    ProjectFigure,
    ProjectPartner,
    ProjectPicture,
)
from programmes.models.territory import Commune, Quartier

__all__ = [
    "Commune",
    "Equipment",
    "FundingLine",
    "Milestone",
    "MilestoneChange",
    "Partner",
    "Person",
    "Programme",
    "ProgrammeBlock",
    "Project",
    "ProjectDesigner",
    "ProjectDocument",
    "ProjectFigure",
    "ProjectPartner",
    "ProjectPicture",
    "Quartier",
]
