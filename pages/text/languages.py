"""The address alone gives the language: '/projets/' French, '/en/projets/' English, '/facile/projets/' plain French."""

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

#: The languages of the site, in words.
NAMES = {"fr": _("français"), "en": _("anglais"), "facile": _("version simplifiée")}
#: {our code: the code for HTML and HTTP}: plain French is French.
HTML_LANG = {"fr": "fr", "en": "en", "facile": "fr"}
#: The codes that exist outside this site: not plain French.
SPOKEN = tuple(code for code, lang in HTML_LANG.items() if code == lang)


def language_of(path: str) -> str:
    """The language of an address.

    Only an exact code counts: '/en-bref/' and '/EN/', which Django would take for English, are French
    addresses.
    """
    code = f"{path}/".split("/", 2)[1]
    return code if code in HTML_LANG else settings.LANGUAGE_CODE


def without_prefix(path: str) -> str:
    """'/en/projets/' → '/projets/'."""
    language = language_of(path)
    return path if language == settings.LANGUAGE_CODE else path.removeprefix(f"/{language}")


def with_prefix(path: str, language: str | None = None) -> str:
    """('/projets/', 'en') → '/en/projets/'; `path` has no prefix of its own."""
    language = language or get_language()
    return path if language == settings.LANGUAGE_CODE else f"/{language}{path}"


def localized(link, language=None):
    """A link of ours in that language, or the current one; a complete address, a file, a link that says its language as they are."""
    is_file = "." in link.partition("?")[0].rpartition("/")[2]  # /sitemap.xml, /media/….pdf
    as_it_is = (
        is_file or not link.startswith("/") or link.startswith((settings.MEDIA_URL, settings.STATIC_URL))
    )
    return link if as_it_is or without_prefix(link) != link else with_prefix(link, language)
