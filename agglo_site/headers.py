from django.conf import settings


class HeadersMiddleware:
    """Sets on every answer, static files included, the headers that neither Django nor django-csp sets."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.permissions = ", ".join(f"{feature}=()" for feature in settings.PERMISSIONS_POLICY)

    def __call__(self, request):
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", self.permissions)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response
