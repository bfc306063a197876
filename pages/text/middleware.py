"""The language of the address."""

from django.utils import translation
from django.views.defaults import bad_request

from pages.text.languages import HTML_LANG, language_of


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
