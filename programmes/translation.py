from modeltranslation.translator import TranslationOptions, register

from pages.translation import PUBLICATION
from programmes.models import (
    Equipment,
    FundingLine,
    Milestone,
    MilestoneChange,
    Partner,
    Programme,
    ProgrammeBlock,
    Project,
    ProjectDesigner,
    ProjectFigure,
    ProjectPicture,
)


@register(Partner)
class PartnerTranslation(TranslationOptions):
    fields = ("name", "description")
    required_languages = ("fr",)


@register(Programme)
class ProgrammeTranslation(TranslationOptions):
    fields = ("name", "acronym", "summary", "source")
    required_languages = ("fr",)


@register(Project)
class ProjectTranslation(TranslationOptions):
    fields = (*PUBLICATION, "place", "cost", "cost_source", "audience", "dwellings_source", "body")
    required_languages = ("fr",)


@register(ProjectDesigner)
class ProjectDesignerTranslation(TranslationOptions):
    fields = ("work",)


@register(Equipment)
class EquipmentTranslation(TranslationOptions):
    fields = ("name", "source")


@register(ProjectFigure)
class ProjectFigureTranslation(TranslationOptions):
    fields = ("figure", "label", "source")


@register(ProjectPicture)
class ProjectPictureTranslation(TranslationOptions):
    fields = ("caption",)


@register(FundingLine)
class FundingLineTranslation(TranslationOptions):
    fields = ("source",)


@register(Milestone)
class MilestoneTranslation(TranslationOptions):
    fields = ("label", "reason")
    required_languages = ("fr",)


@register(MilestoneChange)
class MilestoneChangeTranslation(TranslationOptions):
    fields = ("reason",)


@register(ProgrammeBlock)
class ProgrammeBlockTranslation(TranslationOptions):
    fields = ("title",)


for kind in ProgrammeBlock.kinds().values():
    register(kind)(type(f"{kind.__name__}Translation", (TranslationOptions,), {"fields": ()}))
