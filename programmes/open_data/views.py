from functools import wraps

from django.core.paginator import Paginator
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import Http404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import condition, require_safe

from pages.models import SiteSettings
from pages.site.refusals import Refusal, refusing
from pages.tree.navigation import Step
from programmes.open_data import dcat
from programmes.open_data.catalogue import BY_SLUG, DATASETS, LICENCE
from programmes.open_data.version import version
from programmes.open_data.writers import WRITERS, dumped, record

PER_PAGE, MAX_PER_PAGE = 1_000, 10_000


@require_safe
def catalogue(request):
    return render(
        request,
        "programmes/open_data/data_list.html",
        {"datasets": DATASETS, "licence": LICENCE, "trail": []},
    )


@require_safe
def dataset(request, slug):
    found = dataset_of(slug)
    context = {
        "dataset": found,
        **found.state(),
        "licence": LICENCE,
        "trail": [Step(_("Données ouvertes"), reverse("programmes:data"))],
    }
    return render(request, "programmes/open_data/data.html", context)


def open_to_all(view):
    """Decorator: lets pages of any other site read the answer (CORS): data are public, and no cookie is read."""

    @wraps(view)
    def opened(*args, **kwargs):
        response = view(*args, **kwargs)
        response["Access-Control-Allow-Origin"] = "*"
        response["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response

    return opened


def etag(request, slug, format=None):
    return f'"{version(dataset_of(slug))}"'


@open_to_all
@require_safe
@refusing
@gzip_page
@condition(etag_func=etag)
def download(request, slug, format):
    found = dataset_of(slug)
    if format not in found.formats:
        raise Http404
    rows = found.rows(found.filter.strict(request.GET))
    if format == "json":
        return json_page(request, found, rows)
    media_type, writer = WRITERS[format]
    response = StreamingHttpResponse(writer(found, rows, site_of(request)), content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{found.slug}.{format}"'
    return response


def json_page(request, found, rows):
    """A page of the rows, and where the next one is."""
    paginator = Paginator(rows, whole(request, "par_page", PER_PAGE, MAX_PER_PAGE))
    number = whole(request, "page", 1, paginator.num_pages)
    page = paginator.page(number)
    site = site_of(request)
    answer = {
        "total": paginator.count,
        "page": number,
        "pages": paginator.num_pages,
        "precedente": (page.has_previous() and page_url(request, number - 1)) or None,
        "suivante": (page.has_next() and page_url(request, number + 1)) or None,
        "donnees": [record(found, row, site) for row in page.object_list],
    }
    return HttpResponse(dumped(answer), content_type="application/json")


def whole(request, name, default, highest):
    """The number asked for, from 1 to `highest`. Raises Refusal for what is none."""
    asked = request.GET.get(name, str(default))
    if not (asked.isascii() and asked.isdigit() and len(asked) < 10 and 1 <= int(asked) <= highest):
        said = {"name": name, "highest": highest}
        raise Refusal(_("« %(name)s » est un nombre de 1 à %(highest)s.") % said)
    return int(asked)


def page_url(request, number):
    query = request.GET.copy()
    query["page"] = number
    return request.build_absolute_uri(f"{request.path}?{query.urlencode()}")


@open_to_all
@require_safe
def catalogue_jsonld(request):
    described = dcat.catalogue(DATASETS, SiteSettings.load(), site_of(request))
    return HttpResponse(dumped(described, indent=1), content_type="application/ld+json")


def dataset_of(slug):
    if slug not in BY_SLUG:
        raise Http404
    return BY_SLUG[slug]


def site_of(request):
    return request.build_absolute_uri("/").removesuffix("/")
