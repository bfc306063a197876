"""The screens of an account look like the admin, and have its Content-Security-Policy."""

from functools import wraps

from csp.decorators import csp_update
from django.contrib import admin
from django.views.decorators.cache import never_cache

from pages.staff.site import POLICY


def screen(view):
    """Decorator: gives a view of allauth the context and the policy of the admin, and forbids caching."""

    @never_cache
    @csp_update(POLICY)
    @wraps(view)
    def shown(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        if hasattr(response, "context_data"):
            around = {**admin.site.each_context(request), "is_nav_sidebar_enabled": False}
            response.context_data = {**around, **(response.context_data or {})}
        return response

    return shown
