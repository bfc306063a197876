"""The table of translations: the state, in each other language, of every object that has French."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Case, CharField, IntegerField, Q, Value, When
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from pages.models import Translatable
from pages.staff.mixed_rows import keyed, objects, tables, union
from pages.text.translated import fields_of, in_language, lacking
from pages.text.word_diff import word_diff
from pages.translations.models import OTHERS, fingerprint, original_of, stale_mark, translated_names

#: In the order of urgency.
STALE, ABSENT, FRESH = range(3)
STATES = {
    "perimee": (STALE, _("Périmée : le français a changé")),
    "absente": (ABSENT, _("Jamais écrite, ou à compléter")),
    "a-jour": (FRESH, _("À jour")),
}


def translation_rows(models, languages=OTHERS, rank=None, key=None):
    """(rank, kind, key, language) for each object and language, the most urgent first.

    One UNION query, to be cut in pages; `models` are classes, `rank` and `key` narrow the table.
    """
    parts = [of_kind(model, language, rank, key) for model in models for language in languages]
    return union(parts, "row_rank", "row_language") if parts else []


def of_kind(model, language, rank, key):
    rows = keyed(model, said(model, "fr") if key is None else said(model, "fr") & Q(pk=key)).annotate(
        row_rank=Case(
            When(stale_languages__contains=stale_mark(language), then=Value(STALE)),
            When(absent(model, language), then=Value(ABSENT)),
            default=Value(FRESH),
            output_field=IntegerField(),
        ),
        row_language=Value(language, CharField()),
    )
    rows = rows if rank is None else rows.filter(row_rank=rank)
    return rows.values_list("row_rank", "row_kind", "row_key", "row_language")


def said(model, language):
    """The Q for rows with some text written in that language."""
    condition = Q(pk__in=[])
    for field in fields_of(model):
        name = f"{field}_{language}"
        condition |= Q(**{f"{name}__isnull": False}) & ~Q(**{name: ""})
    return condition


def absent(model, language):
    """The Q for rows that lack texts. Plain French may leave texts out: it lacks nothing once something is written."""
    return ~said(model, language) if language == "facile" else lacking(model, language)


def objects_of(rows):
    """Rows of translation_rows() → [(rank, object, language), …]."""
    found = objects({(kind, key) for _rank, kind, key, _language in rows}, tables(Translatable))
    return [(rank, found[kind, key], language) for rank, kind, key, language in rows if (kind, key) in found]


@dataclass
class TranslatedText:
    """One text of an object in one language; `name` is the name of the translated field."""

    of: Translatable
    field: str
    name: str

    @property
    def language(self):
        return original_of(type(self.of), self.name)[1]

    @property
    def kind(self):
        return self.of._meta.concrete_model._meta.label_lower

    @property
    def label(self):
        return capfirst(self.of._meta.get_field(self.field).verbose_name)

    @cached_property
    def record(self):
        return self.of.translation_sources.get(self.name)

    @property
    def french(self):
        return in_language(self.of, self.field, "fr") or ""

    @property
    def is_written(self):
        return bool(getattr(self.of, self.name))

    @cached_property
    def is_stale(self):
        return self.of.is_stale(self.name)

    @property
    def date(self):
        return self.of.translation_date(self.name) if self.record else None

    @property
    def by(self):
        return self.record["by"] if self.record else ""

    @property
    def seen(self):
        """The hash of the French shown: it tells whether the French has changed since a person compared it."""
        return fingerprint(self.french)

    @cached_property
    def diff(self):
        """What changed in the French (word_diff), or None if the old French is not known."""
        before = (self.record or {}).get("french")
        return None if before is None else word_diff(before, self.french)

    @property
    def is_form_only(self):
        return self.diff is not None and all(op == "same" for op, text in self.diff)


def translations_of(obj, language):
    """The texts of `obj` in that language that have a French text or a translation."""
    names = [(field, name) for field, code, name in translated_names(type(obj)) if code == language]
    texts = [TranslatedText(obj, field, name) for field, name in names]
    return [text for text in texts if text.french or text.is_written]
