"""The lines of a project in its form: partners, funding, equipment, pictures, documents."""

from pages.staff.base import Lines
from pages.staff.translated import TranslatedLines
from programmes.models import (
    Equipment,
    FundingLine,
    ProjectDesigner,
    ProjectDocument,
    ProjectFigure,
    ProjectPartner,
    ProjectPicture,
)
from programmes.promises.lines import MilestoneLines


class PartnerLines(Lines):
    model = ProjectPartner
    fields = (("partner", "role", "position"),)
    autocomplete_fields = ("partner",)


class FundingLines(TranslatedLines):
    model = FundingLine
    fields = (("partner", "amount"), ("kind", "status", "year"), "source", "position")
    autocomplete_fields = ("partner",)


class DesignerLines(TranslatedLines):
    model = ProjectDesigner
    fields = (("person", "position"), "work")
    autocomplete_fields = ("person",)


class EquipmentLines(TranslatedLines):
    model = Equipment
    fields = ("name", "number", "source", "position")


class FigureLines(TranslatedLines):
    model = ProjectFigure
    fields = ("figure", "label", "source", ("keeper", "review_date"), "position")
    autocomplete_fields = ("keeper",)


class PictureLines(TranslatedLines):
    model = ProjectPicture
    fields = ("picture", "before", "caption", "position")
    autocomplete_fields = ("picture", "before")


class DocumentLines(Lines):
    model = ProjectDocument
    fields = (("document", "position"),)
    autocomplete_fields = ("document",)


LINES = (
    MilestoneLines,
    FundingLines,
    PartnerLines,
    DesignerLines,
    EquipmentLines,
    FigureLines,
    PictureLines,
    DocumentLines,
)
