"""What is written in which language (read by models and templates)."""

from django.db.models import Q
from django.utils.translation import get_language
from modeltranslation.translator import translator
from modeltranslation.utils import build_localized_fieldname


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


def notices(shown, *parts):
    """What the reader of this language is told: `untranslated`, some French is shown instead; `outdated`, the date of
    the oldest text shown whose French has changed since, or None.
    """
    return {"untranslated": is_partly_french(shown, *parts), "outdated": outdated(shown, *parts)}


def outdated(*shown):
    language = get_language()
    dates = (each.stale_since(language) for each in shown if hasattr(each, "stale_since"))
    return min(filter(None, dates), default=None)


def is_partly_french(shown, *parts):
    """Whether the reader of this language is shown some French instead: plain French is judged by the title alone."""
    language = get_language()
    if language == "facile":
        return not shown.title_facile
    return any(missing_in(each, language) for each in (shown, *parts))


def is_written_in(instance, language):
    """Whether anything of it was written in `language`, or there is nothing to write."""
    fields = translated_fields(instance)
    written = any(in_language(instance, field, language) for field in fields)
    return written or not any(in_language(instance, field, "fr") for field in fields)


def lacking(model, language):
    """The condition for rows of which a text has French and nothing in `language` (missing_in, as a query)."""
    condition = Q(pk__in=[])
    for field in fields_of(model):
        french, other = (build_localized_fieldname(field, code) for code in ("fr", language))
        is_empty = Q(**{other: ""}) | Q(**{other: None})
        condition |= ~Q(**{french: ""}) & Q(**{f"{french}__isnull": False}) & is_empty
    return condition
