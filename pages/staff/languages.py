"""The languages of a text side by side: French first; the others say "à traduire" while they are empty."""

from django.conf import settings
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from pages.text.languages import HTML_LANG, NAMES

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
