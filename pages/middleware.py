from django.http import HttpResponsePermanentRedirect
from django.utils import translation
from django.views.defaults import bad_request

from pages.models import Redirect
from pages.publication.withdrawn import withdrawn
from pages.text.languages import HTML_LANG, language_of, localized
from pages.tree.views import gone


class LanguageMiddleware:
    """Activates the language of the address: no cookie, no Accept-Language, hence no Vary."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if "\0" in request.path_info:  # no address of ours, and PostgreSQL refuses to look for one
            return bad_request(request, None)
        language = language_of(request.path_info)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", HTML_LANG[language])
        return response


class RedirectMiddleware:
    """After a 404 only: a living page always wins over an old address, and over what was there until a date."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.status_code != 404:
            return response
        found = Redirect.objects.matching(request)
        if not found:
            over = withdrawn(request.resolver_match)
            return gone(request, withdrawn=over) if over else response
        if not found.target:
            return gone(request, redirect=found)
        return HttpResponsePermanentRedirect(localized(found.target))
