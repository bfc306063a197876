"""A message is asked alone or with its plural, never both: the gettext of Python 3.11.2, Debian's, then finds one of the two only."""

from io import BytesIO

import pytest
from babel.messages.extract import extract
from django.utils.translation.template import templatize

from tests.catalogues import forms, messages
from tests.test_consistency import PYTHON, ROOT, TEMPLATES

pytestmark = pytest.mark.no_database

#: Which argument of each function is the message, its plural, its context ("c").
ASKING = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop"), (1,)),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}
SOURCES = [*PYTHON, *(path for path in sorted(TEMPLATES.rglob("*")) if path.is_file())]
#: {(context, singular)} of what the catalogue has a plural for.
WITH_PLURAL = {(message.context, message.id[0]) for message in messages() if message.pluralizable}


def asked(code):
    """[(line, context, forms)] of the messages that some Python asks for: (text,) alone, or (singular, plural)."""
    found = extract("python", BytesIO(code.encode()), ASKING)
    return [(line, context, tuple(forms(said))) for line, said, _, context in found]


def as_python(path):
    """Django writes a template as calls of gettext; brackets, so that Python does not mind how they are indented."""
    text = path.read_text()
    return text if path.suffix == ".py" else f"({templatize(text)})"


def asked_alone(code, with_plural):
    """[(line, singular)] of what is asked alone and has a plural."""
    return [
        (line, said[0])
        for line, context, said in asked(code)
        if len(said) == 1 and (context, said[0]) in with_plural
    ]


def test_what_has_a_plural_is_never_asked_alone():
    """If it fails: give the one with the plural a context (npgettext), and translate it in locale/en."""
    wrong = [
        f"{path.relative_to(ROOT)}:{line}: {said}"
        for path in SOURCES
        for line, said in asked_alone(as_python(path), WITH_PLURAL)
    ]
    assert wrong == []


def test_every_message_with_a_plural_is_read_in_the_sources():
    """Else the test above would look at less than the catalogue holds."""
    read = {
        (context, said[0])
        for path in SOURCES
        for _, context, said in asked(as_python(path))
        if len(said) == 2
    }
    assert read == WITH_PLURAL


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ('_("projet")', [(1, "projet")]),
        ('gettext_lazy("projet")', [(1, "projet")]),
        ('pgettext("menu", "projet")', []),
        ('pgettext("page", "lien")', [(1, "lien")]),
        ('ngettext("projet", "projets", n)', []),
        (templatize('{% translate "projet" %}'), [(1, "projet")]),
        (templatize('{% include "a.html" with name=_("projet") %}'), [(1, "projet")]),
        (templatize('{% translate "lien" context "page" %}'), [(1, "lien")]),
        (templatize("{% blocktranslate count n=n %}projet{% plural %}projets{% endblocktranslate %}"), []),
    ],
)
def test_each_way_to_ask_is_known(code, found):
    assert asked_alone(f"({code})", {(None, "projet"), ("page", "lien")}) == found
