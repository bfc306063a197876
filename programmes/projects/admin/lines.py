"""The lines of a project: with whom, what, pictures, documents."""

from django.core.exceptions import ValidationError

from pages.staff.base import Lines, TranslatedLines
from pages.staff.formsets import KeptFormSet
from programmes.models import (
    Equipment,
    FundingLine,
    Milestone,
    ProjectDesigner,
    ProjectDocument,
    ProjectFigure,
    ProjectPartner,
    ProjectPicture,
)
from programmes.promises.models.milestone import KEPT_FOR_EVER


class PartnerLines(Lines):
    model = ProjectPartner
    fields = (("partner", "role", "position"),)
    autocomplete_fields = ("partner",)


class MilestoneFormSet(KeptFormSet):
    def clean(self):
        super().clean()
        deleted = filter(None, [form.instance.stored() for form in self.deleted_forms])
        if any(milestone.was_public for milestone in deleted):
            raise ValidationError(KEPT_FOR_EVER)


class MilestoneLines(TranslatedLines):
    model = Milestone
    formset = MilestoneFormSet
    fields = ("label", ("date", "precision"), ("kept_date", "kept_precision"), "cancelled", "reason")


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
    fields = ("figure", "label", "source", ("keeper", "true_until"), "position")
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
