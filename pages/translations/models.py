"""Each text in another language is the twin of a French one, and remembers the French that it was written from."""

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
#: Whatever stands between the figures of one number: '75 000', '75,000', '1,5', '1.5'.
NUMBER = re.compile(r"\d+(?:\s\d{3}(?!\d)|[.,]\d+)*")


def numbers(text):
    """'75 000 € sur 8,5 M€' → ['75000', '85']: the same in each language's own writing."""
    return [re.sub(r"\D", "", found) for found in NUMBER.findall(text or "")]


def fingerprint(text):
    """Alike for texts that differ by spaces and line ends only: forms and editors change those by themselves."""
    return sha256(" ".join((text or "").split()).encode()).hexdigest()[:16]


def stale_mark(language):
    """What `stale_languages` contains where some twin of that language is stale."""
    return f",{language},"


class Translatable(models.Model):
    """`translation_sources` has a record for each twin that is written, by the name of its field:

    {"body_en": {"of": fingerprint of its French, "text": its own, "at": when, "by": whose, "french": …}}

    A twin is stale when its French no longer is the one that it was written from, which is then kept in "french" (the
    form shows what changed). All of it stands in the row: a public page asks nothing more, and a snapshot carries it.
    """

    AMOUNTS = ()  # texts that say amounts in words: their numbers are the same in every language

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
        """An amount that differs from the French is refused; a version may say fewer of them."""
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
        """As the row will hold them: a link pasted as an address and stored as a reference is no change of the French."""
        originals = set(fields_of(type(self)))  # what they give depends on the language of now
        for field in self._meta.concrete_fields:
            if hasattr(field, "kept") and field.name not in originals:
                setattr(self, field.attname, field.kept(getattr(self, field.attname)))

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
            return known  # written by a way that saves nothing one by one: what it was is not known
        return known | ({"of": fingerprint(french)} if self.is_minor else {"french": before})

    def new_record(self, french, text):
        now = timezone.now().isoformat(timespec="seconds")
        return {"of": fingerprint(french), "text": fingerprint(text), "at": now, "by": self.by}

    def confirm_translation(self, name):
        """The French has changed and this twin is right all the same."""
        field, _language = original_of(type(self), name)
        self.translation_sources[name] = self.new_record(
            in_language(self, field, "fr") or "", getattr(self, name)
        )
        self.save(update_fields=[])

    def written_translations(self):
        """(field, language, its name there) of each text that is written in another language."""
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

    def stale_translations(self, language):
        """Their names; nothing is computed where `stale_languages` knows that there are none."""
        if stale_mark(language) not in self.stale_languages:
            return []
        return [
            name
            for field, code, name in self.written_translations()
            if code == language and self.is_stale(name)
        ]

    def stale_since(self, language):
        """When the oldest of its stale translation_sources was written, or None."""
        return min((self.translation_date(name) for name in self.stale_translations(language)), default=None)

    def translation_date(self, name):
        return datetime.fromisoformat(self.translation_sources[name]["at"])


class Stored:
    """The row as the database holds it, read once and only if some French has changed."""

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


def original_of(model, name):
    """('body', 'en') of 'body_en'; StopIteration for what is no twin."""
    return next((field, language) for field, language, twin in translated_names(model) if twin == name)
