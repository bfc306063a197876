"""A text in another language is the translation of a French one, and remembers the French it was written from."""

import re
from datetime import datetime
from functools import cache
from hashlib import sha256

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modeltranslation.utils import build_localized_fieldname

from pages.text.translated import LanguageNotice, fields_of, in_language

OTHERS = [code for code, name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]


OTHER_NUMBERS = _("Le français ne dit pas « %s » : écrivez ici les mêmes chiffres que lui.")
#: A number with the separators it may contain: '75 000', '75,000', '1,5', '1.5'.
NUMBER = re.compile(r"\d+(?:\s\d{3}(?!\d)|[.,]\d+)*")


def numbers(text: str) -> list[str]:
    """'75 000 € sur 8,5 M€' → ['75000', '85']: the digits only, the same however a language writes numbers."""
    return [re.sub(r"\D", "", found) for found in NUMBER.findall(text or "")]


def fingerprint(text: str) -> str:
    """A hash, equal for texts that differ only by spaces and line ends: forms and editors change these themselves."""
    return sha256(" ".join((text or "").split()).encode()).hexdigest()[:16]


def stale_mark(language: str) -> str:
    """The text that `stale_languages` contains when a translation in that language is stale."""
    return f",{language},"


class Translatable(models.Model):
    """A model with translated texts. `translation_sources` has a record for each written translation, by field name:

    {"body_en": {"of": hash of its French, "text": hash of its text, "at": date, "by": user name, "french":
    …}}

    A translation is stale when its French is no longer the one it was written from; that French is then kept
    in "french", so that the form shows what changed. Everything is in the row: a public page makes no other
    query, and a snapshot carries it.
    """

    AMOUNTS = ()  # texts that contain amounts: their numbers must be the same in every language

    texts = ()  # what its page shows besides it that has words of its own

    by = ""  # who saves it: their name in the admin (never public)
    is_minor = (
        False  # whether this save changes the French in a way that leaves its translation_sources right
    )

    translation_sources = models.JSONField(default=dict, blank=True, editable=False)
    stale_languages = models.CharField(
        max_length=60, blank=True, editable=False
    )  # ",en,facile,": for queries

    class Meta:
        abstract = True

    def clean(self):
        """Refuses a translation with a number that its French lacks; it may leave numbers out."""
        super().clean()
        wrong = {}
        for field, _language, name in self.written_translations():
            known = numbers(in_language(self, field, settings.LANGUAGE_CODE))
            others = [number for number in numbers(getattr(self, name)) if number not in known]
            if others and field in self.AMOUNTS:
                wrong[name] = OTHER_NUMBERS % ", ".join(others)
        if wrong:
            raise ValidationError(wrong)

    def save(self, *args, **kwargs):
        self.keep_references()
        self.remember_french()
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], "translation_sources", "stale_languages"}
        super().save(*args, **kwargs)
        self.is_minor = False

    def keep_references(self):
        """Stores links as references before comparing: an address pasted where a reference was is no change
        of the French.
        """
        originals = set(fields_of(type(self)))  # the value of these fields depends on the current language
        for field in self._meta.concrete_fields:
            if hasattr(field, "as_stored") and field.name not in originals:
                setattr(self, field.attname, field.as_stored(getattr(self, field.attname)))

    def remember_french(self):
        stored, known, self.translation_sources, stale = Stored(self), self.translation_sources, {}, set()
        for field, language, name in self.written_translations():
            record = self.record(known.get(name), field, getattr(self, name), stored)
            self.translation_sources[name] = record
            if record["of"] != fingerprint(in_language(self, field, settings.LANGUAGE_CODE)):
                stale.add(language)
        self.stale_languages = "".join(f"{language}," for language in sorted(stale))
        self.stale_languages = self.stale_languages and f",{self.stale_languages}"

    def record(self, known, field, text, stored):
        french = in_language(self, field, settings.LANGUAGE_CODE) or ""
        if not known or known["text"] != fingerprint(text):
            return self.new_record(french, text)
        if known["of"] == fingerprint(french):
            return without_french(known)
        if "french" in known:
            return known
        before = stored.french(field)
        if known["of"] != fingerprint(before):
            return known  # saved without save(), in bulk: the old French is not known
        return known | ({"of": fingerprint(french)} if self.is_minor else {"french": before})

    def new_record(self, french, text):
        now = timezone.now().isoformat(timespec="seconds")
        return {"of": fingerprint(french), "text": fingerprint(text), "at": now, "by": self.by}

    def confirm_translation(self, name: str):
        """Says that the translation `name` ('body_en') is right although its French changed, and saves."""
        field, _language = original_of(type(self), name)
        self.translation_sources[name] = self.new_record(
            in_language(self, field, "fr") or "", getattr(self, name)
        )
        self.save(update_fields=[])

    def written_translations(self):
        """(field, language, name of the translated field) for each text written in another language."""
        for field, language, name in translated_names(type(self)):
            if getattr(self, name):
                yield field, language, name

    def language_notice(self, language=None):
        """What the reader of its page is told, in that language or the current one: a LanguageNotice."""
        return LanguageNotice.of(self, self.texts, language)

    def is_stale(self, name):
        field, _language = original_of(type(self), name)
        record = self.translation_sources.get(name)
        return bool(record and record["of"] != fingerprint(in_language(self, field, "fr")))

    def stale_translations(self, language: str) -> list[str]:
        """The names of the stale translations; nothing is computed if `stale_languages` has none of that language."""
        if stale_mark(language) not in self.stale_languages:
            return []
        return [
            name
            for field, code, name in self.written_translations()
            if code == language and self.is_stale(name)
        ]

    def stale_since(self, language: str) -> datetime | None:
        """The date of the oldest stale translation in that language, or None."""
        return min((self.translation_date(name) for name in self.stale_translations(language)), default=None)

    def translation_date(self, name):
        return datetime.fromisoformat(self.translation_sources[name]["at"])


class Stored:
    """The stored row, read once, and only if some French has changed."""

    def __init__(self, instance):
        self.instance, self.row, self.is_read = instance, None, False

    def french(self, field):
        if not self.is_read:
            rows = type(self.instance)._base_manager
            self.row, self.is_read = rows.filter(pk=self.instance.pk).first(), True
        return (self.row and in_language(self.row, field, settings.LANGUAGE_CODE)) or ""


def without_french(record):
    return {key: value for key, value in record.items() if key != "french"}


@cache
def translated_names(model):
    return [
        (field, language, build_localized_fieldname(field, language))
        for field in fields_of(model)
        for language in OTHERS
    ]


def original_of(model, name: str) -> tuple[str, str]:
    """'body_en' → ('body', 'en'). Raises StopIteration for the name of a field that is not a translation."""
    return next((field, language) for field, language, twin in translated_names(model) if twin == name)
