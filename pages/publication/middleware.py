from django.http import HttpResponsePermanentRedirect

from pages.models import Redirect
from pages.publication.views import gone
from pages.publication.withdrawn import withdrawn
from pages.text.languages import localized


class RedirectMiddleware:
    """Looks for a redirect only after a 404: a living page wins over an old address, and over a withdrawn text."""

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
