"""The lines of a project: with whom, what, pictures, documents."""

from pages.admin.base import Lines, TranslatedLines
from programmes.models import (
    Equipment,
    ProjectDesigner,
    ProjectDocument,
    ProjectFigure,
    ProjectPartner,
    ProjectPicture,
)


class PartnerLines(Lines):
    model = ProjectPartner
    fields = (("partner", "role", "position"),)
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
    fields = ("figure", "label", "source", "position")


class PictureLines(TranslatedLines):
    model = ProjectPicture
    fields = (("picture", "position"), "caption")
    autocomplete_fields = ("picture",)


class DocumentLines(Lines):
    model = ProjectDocument
    fields = (("document", "position"),)
    autocomplete_fields = ("document",)


LINES = (PartnerLines, DesignerLines, EquipmentLines, FigureLines, PictureLines, DocumentLines)
