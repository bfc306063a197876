"""What is written in which language (read by models and templates)."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils.translation import get_language, override
from modeltranslation.translator import translator
from modeltranslation.utils import build_localized_fieldname

from pages.text.languages import HTML_LANG


def translated_fields(instance):
    return fields_of(type(instance))


def fields_of(model):
    return list(translator.get_options_for_model(model).get_field_names())


def in_language(instance, field, language):
    """What is written there in this very language; nothing where the field is not translated."""
    return getattr(instance, build_localized_fieldname(field, language), None)


def written_first(instance, field):
    """The name of the field that forms show for `field`: the French one, if it is translated."""
    return build_localized_fieldname(field, "fr") if field in translated_fields(instance) else field


def falls_back(instance, field, language=None):
    """Whether `language` has nothing of its own here, so that readers see the French."""
    language = language or get_language()
    return bool(in_language(instance, field, "fr") and not in_language(instance, field, language))


def missing_in(instance, language):
    """The fields that have French and nothing in `language`."""
    return [field for field in translated_fields(instance) if falls_back(instance, field, language)]


def language_shown(instance, field):
    """'fr' where the reader is shown the French of `field`, else what the language of now is called outside this site."""
    return "fr" if falls_back(instance, field) else HTML_LANG[get_language()]


def speaking(language):
    """A context in which our own words are in `language`: those of now, where readers are told that they are in it."""
    return override(get_language() if language == HTML_LANG[get_language()] else language)


@dataclass(frozen=True)
class LanguageNotice:
    """What the reader of a language is told on the page of an object (templates/includes/language_notice.html)."""

    untranslated: bool = False  # some French is shown instead
    outdated: datetime | None = None  # the date of the oldest text shown whose French has changed since

    @classmethod
    def of(cls, shown, texts=(), language=None):
        """Of `shown`, whose page also shows `texts`, to readers of that language, or of the current one."""
        language, texts = language or get_language(), [shown, *texts]
        dates = (text.stale_since(language) for text in texts if hasattr(text, "stale_since"))
        return cls(is_partly_french(texts, language), min(filter(None, dates), default=None))


def is_partly_french(texts, language):
    """Plain French, which is also leaving out, is judged by the title alone, if there is one."""
    if language == "facile" and hasattr(texts[0], "title_facile"):
        return not texts[0].title_facile
    return any(missing_in(text, language) for text in texts)


def has_words_in(instance, language):
    return any(in_language(instance, field, language) for field in translated_fields(instance))


def is_written_in(instance, language):
    """Whether anything of it was written in `language`, or there is nothing to write."""
    return has_words_in(instance, language) or not has_words_in(instance, "fr")


def lacking(model, language):
    """The condition for rows of which a text has French and nothing in `language` (missing_in, as a query)."""
    condition = Q(pk__in=[])
    for field in fields_of(model):
        french, other = (build_localized_fieldname(field, code) for code in ("fr", language))
        is_empty = Q(**{other: ""}) | Q(**{other: None})
        condition |= ~Q(**{french: ""}) & Q(**{f"{french}__isnull": False}) & is_empty
    return condition
