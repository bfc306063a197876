from modeltranslation.translator import TranslationOptions, register

from pages.translation import PUBLICATION
from programmes.models import (
    Call,
    Equipment,
    Event,
    EventChange,
    FundingLine,
    Grant,
    Milestone,
    MilestoneChange,
    News,
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


@register(Grant)
class GrantTranslation(TranslationOptions):
    fields = ("objective", "outcome")


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


@register(Event)
class EventTranslation(TranslationOptions):
    fields = (
        *PUBLICATION,
        "cancel_reason",
        "place_name",
        "accessibility",
        "transport",
        "audience",
        "price",
        "booking",
        "body",
    )
    required_languages = ("fr",)


@register(EventChange)
class EventChangeTranslation(TranslationOptions):
    fields = ("place", "reason")


@register(News)
class NewsTranslation(TranslationOptions):
    fields = (*PUBLICATION, "body")
    required_languages = ("fr",)


@register(Call)
class CallTranslation(TranslationOptions):
    fields = (*PUBLICATION, "budget", "who", "how", "result", "body")
    required_languages = ("fr",)


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
