"""Milestones as inlines, in the form of a project or a call."""

from django.core.exceptions import ValidationError

from pages.staff.formsets import RemadeFormSet
from pages.staff.translated import TranslatedLines
from programmes.models import (
    Milestone,
)
from programmes.promises.models.milestone import KEPT_FOR_EVER


class MilestoneFormSet(RemadeFormSet):
    def clean(self):
        super().clean()
        deleted = filter(None, [form.instance.stored() for form in self.deleted_forms])
        if any(milestone.was_public for milestone in deleted):
            raise ValidationError(KEPT_FOR_EVER)


class MilestoneLines(TranslatedLines):
    model = Milestone
    formset = MilestoneFormSet
    fields = ("label", ("date", "precision"), ("kept_date", "kept_precision"), "cancelled", "reason")
