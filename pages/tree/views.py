from django.http import Http404, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import resolve
from django.utils.http import escape_leading_slashes
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pages.models import Page, Publication
from pages.site.context_processors import Site
from pages.site.detail import detail
from pages.tree.content import bands, regions
from pages.tree.navigation import section, tree

#: Headers of a page that its redirect without final slash repeats: no cache must keep a secret address.
SAID_OF_THE_WAY = ("Cache-Control", "Referrer-Policy", "X-Robots-Tag")


@require_safe
def page(request, path=""):
    if path and not path.endswith("/"):
        return add_slash(request)
    public = Page.objects.published().select_related("picture")
    trail, menu_pages = public.at_and_in_a_menu(f"/{path}")
    if not trail or trail[-1].path != f"/{path}":
        raise Http404
    page = trail[-1]
    if page.link:
        return HttpResponsePermanentRedirect(page.get_absolute_url())
    shown = regions(page)
    context = {
        "site": Site(request, menu_pages),  # in place of one that would ask for its menus again
        "page": page,
        "trail": trail[:-1],
        "regions": shown,
    }
    if page.is_home:
        return detail(request, "pages/tree/home.html", page, **context, bands=bands(shown["main"]))
    return detail(request, "pages/tree/page.html", page, **context, section=section(page, trail[:-1]))


@require_safe
def short(request, code):
    """Redirects the short address, which never changes, to the present one."""
    for model in Publication.__subclasses__():
        found = (
            model.objects.published().filter(code=code.lower()).first()
        )  # a poster may have capital letters
        if found:
            return HttpResponsePermanentRedirect(found.get_absolute_url())
    raise Http404


@require_safe
def sitemap(request):
    return render(
        request, "pages/tree/sitemap.html", {"tree": tree(), "trail": [], "title": _("Plan du site")}
    )


def add_slash(request):
    """Redirects to the address with its slash if the view answers 200 there; otherwise returns its answer."""
    view, args, kwargs = resolve(f"{request.path_info}/")
    response = view(request, *args, **kwargs)
    if response.status_code != 200:
        return response
    address = request.get_full_path(force_append_slash=True)
    kept = {name: response[name] for name in SAID_OF_THE_WAY if name in response}
    return HttpResponsePermanentRedirect(escape_leading_slashes(address), headers=kept)
