from django.http import Http404, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import resolve
from django.utils.http import escape_leading_slashes
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pages.models import Page, Publication
from pages.site.detail import detail
from pages.tree.content import bands, regions
from pages.tree.navigation import section, tree

#: What a page says of itself holds for the way to it: a secret address is kept by no cache.
SAID_OF_THE_WAY = ("Cache-Control", "Referrer-Policy", "X-Robots-Tag")


@require_safe
def page(request, path=""):
    if path and not path.endswith("/"):
        return add_slash(request)
    public = Page.objects.published().select_related("picture")
    trail, request.menu_pages = public.at_and_in_a_menu(f"/{path}")
    if not trail or trail[-1].path != f"/{path}":
        raise Http404
    page = trail[-1]
    if page.link:
        return HttpResponsePermanentRedirect(page.get_absolute_url())
    shown = regions(page)
    context = {"page": page, "trail": trail[:-1], "regions": shown}
    if page.is_home:
        return detail(request, "pages/tree/home.html", page, **context, bands=bands(shown["main"]))
    return detail(request, "pages/tree/page.html", page, **context, section=section(page, trail[:-1]))


@require_safe
def short(request, code):
    """The address that never changes leads to the one of today."""
    for model in Publication.__subclasses__():
        found = model.objects.published().filter(code=code.lower()).first()  # a poster may shout it
        if found:
            return HttpResponsePermanentRedirect(found.get_absolute_url())
    raise Http404


@require_safe
def sitemap(request):
    return render(
        request, "pages/tree/sitemap.html", {"tree": tree(), "trail": [], "title": _("Plan du site")}
    )


def add_slash(request):
    """One hop to the same address with its slash, if something answers there: the view itself says so."""
    view, args, kwargs = resolve(f"{request.path_info}/")
    response = view(request, *args, **kwargs)
    if response.status_code != 200:
        return response
    address = request.get_full_path(force_append_slash=True)
    kept = {name: response[name] for name in SAID_OF_THE_WAY if name in response}
    return HttpResponsePermanentRedirect(escape_leading_slashes(address), headers=kept)
