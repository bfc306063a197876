"""Sets the language of each request."""

from django.utils import translation
from django.views.defaults import bad_request

from pages.text.languages import HTML_LANG, language_of


class LanguageMiddleware:
    """Activates the language of the address. There is no cookie and no Accept-Language, so no Vary header is needed."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if "\0" in request.path_info:  # none of our addresses has one, and PostgreSQL refuses it
            return bad_request(request, None)
        language = language_of(request.path_info)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", HTML_LANG[language])
        return response
