from programmes.models.blocks import ProgrammeBlock
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
from programmes.models.territory_import import TerritoryImport
from programmes.models.territory_lines import Outline, Population

__all__ = [
    "Commune",
    "Equipment",
    "Outline",
    "Partner",
    "Person",
    "Population",
    "Programme",
    "ProgrammeBlock",
    "Project",
    "ProjectDesigner",
    "ProjectDocument",
    "ProjectFigure",
    "ProjectPartner",
    "ProjectPicture",
    "Quartier",
    "TerritoryImport",
]
