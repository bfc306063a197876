"""What is written in several languages: its texts side by side, French first; the others say « à traduire » while empty."""

from django import forms
from django.conf import settings
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationAdmin, TranslationStackedInline

from pages.models import Translatable
from pages.staff.base import ChoiceForm, Fields, StaffAdmin
from pages.staff.formsets import RemadeFormSet
from pages.staff.ruled import RuledLines
from pages.text.languages import HTML_LANG, NAMES
from pages.translations.forms import MINOR, MINOR_HELP, tell

#: The placeholder of an empty field. With a blank, CSS (:placeholder-shown) recognises an empty French
#: text, which has nothing to translate. Plain French may leave texts out: it may stay empty. A text of LONG
#: characters or more has a field of several lines, because side by side each language has half a line.
LONG = 160
EMPTY = {"fr": " ", "en": _("à traduire"), "facile": _("à écrire, si utile")}


class Translated:
    """Mixin for the admins and inlines of modeltranslation, which would show the languages one below the other."""

    def get_fieldsets(self, request, obj=None):
        return [
            (name, {**options, "fields": side_by_side(self.model, options["fields"])})
            for name, options in super().get_fieldsets(request, obj)
        ]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if is_translation(db_field) and is_long(db_field):
            kwargs["widget"] = AdminTextareaWidget(attrs={"rows": 2})
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and is_translation(db_field):
            name_language(field, db_field)
        return field


def side_by_side(model, fields):
    """['title_fr', 'title_en', 'slug'] → [('title_fr', 'title_en'), 'slug']: the languages of a text on one line."""
    texts = {field.name: field.translated_field.name for field in model._meta.fields if is_translation(field)}
    lines = {}
    for line in fields:
        lines.setdefault(texts.get(line, line), []).append(line)
    return [tuple(names) if len(names) > 1 else names[0] for names in lines.values()]


def is_translation(field):
    return hasattr(field, "translated_field")


def is_long(db_field):
    return isinstance(db_field, models.CharField) and db_field.max_length >= LONG


def name_language(field, db_field):
    language, original = db_field.language, db_field.translated_field
    field.label = f"{capfirst(original.verbose_name)} ({NAMES.get(language, language)})"
    field.widget.attrs |= {
        "lang": HTML_LANG[language],
        "data-language": language,
        "placeholder": EMPTY.get(language, EMPTY["en"]),
    }
    if language != settings.LANGUAGE_CODE:
        field.help_text = ""


class TranslatedAdmin(Translated, StaffAdmin, TranslationAdmin):
    """Tells each object and line who saves it, and whether the French changes only in form."""

    def get_form(self, request, obj=None, **kwargs):
        if issubclass(self.model, Translatable):
            base = kwargs.get("form", self.form)
            box = forms.BooleanField(label=MINOR, help_text=MINOR_HELP, required=False)
            kwargs["form"] = type(base.__name__, (base,), {"minor": box})
        return super().get_form(request, obj, **kwargs)

    def get_fieldsets(self, request, obj=None):
        """Puts the box last, when the object exists and can be changed."""
        found = super().get_fieldsets(request, obj)
        if (
            not obj
            or not issubclass(self.model, Translatable)
            or not self.has_change_permission(request, obj)
        ):
            return found
        return [*found, (_("Traductions"), {"fields": ("minor",)})]

    def save_model(self, request, obj, form, change):
        tell(obj, request, form)
        super().save_model(request, obj, form, change)

    def save_formset(self, request, form, formset, change):
        for line in formset.forms:
            tell(line.instance, request, form)
        super().save_formset(request, form, formset, change)


class TranslatedLines(RuledLines, Fields, Translated, TranslationStackedInline):
    form = ChoiceForm
    formset = RemadeFormSet
    extra = 0
