from modeltranslation.translator import TranslationOptions, register

from pages.models import Banner, Block, ChangeNote, Document, Page, Picture, SiteSettings

PUBLICATION = ("title", "summary", "meta_description", "contact_name", "change_note", "new_note")


@register(Page)
class PageTranslation(TranslationOptions):
    fields = (*PUBLICATION, "menu_title")
    required_languages = ("fr",)


@register(Block)
class BlockTranslation(TranslationOptions):
    fields = ("title", "body", "caption", "label", "figure", "source")


for kind in Block.kinds().values():
    register(kind)(type(f"{kind.__name__}Translation", (TranslationOptions,), {"fields": ()}))


@register(Picture)
class PictureTranslation(TranslationOptions):
    fields = ("alt", "credit")


@register(Document)
class DocumentTranslation(TranslationOptions):
    fields = ("title",)
    required_languages = ("fr",)


@register(Banner)
class BannerTranslation(TranslationOptions):
    fields = ("text", "link_label")
    required_languages = ("fr",)


@register(ChangeNote)
class ChangeNoteTranslation(TranslationOptions):
    fields = ("note",)


@register(SiteSettings)
class SiteSettingsTranslation(TranslationOptions):
    fields = ("name", "tagline", "opening_hours")
