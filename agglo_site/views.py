"""The files read by machines, and the answers to requests that are refused."""

from datetime import UTC, datetime, time, timedelta

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import Error, connection
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template import loader
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.views import defaults
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from pages.models import SiteSettings
from pages.text.languages import HTML_LANG, with_prefix

TOO_BIG = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
TEXT = "text/plain; charset=utf-8"


@require_safe
def robots(request):
    """A site that is not in production asks search engines to stay away."""
    of_staff = [with_prefix(path, language) for language in HTML_LANG for path in ("/admin/", "/compte/")]
    closed = of_staff if settings.PRODUCTION else ["/"]
    rules = ["User-agent: *", *(f"Disallow: {path}" for path in closed)]
    rules.append(f"Sitemap: {request.build_absolute_uri(reverse('sitemap_xml'))}")
    return HttpResponse("\n".join(rules) + "\n", content_type=TEXT)


@require_safe
def security_txt(request):
    """RFC 9116: whom to tell about a security flaw; 404 without an address in the settings of the site.

    `Expires` is half a year from today: it says that someone still looks after the site.
    """
    contact = SiteSettings.load().security_email
    if not contact:
        raise Http404
    in_half_a_year = datetime.combine(timezone.now().date() + timedelta(days=180), time.min, UTC)
    lines = {
        "Contact": f"mailto:{contact}",
        "Expires": in_half_a_year.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "Preferred-Languages": "fr, en",
        "Canonical": request.build_absolute_uri(reverse("security_txt")),
    }
    return HttpResponse("".join(f"{name}: {value}\n" for name, value in lines.items()), content_type=TEXT)


def bad_request(request, exception):
    """A form that is too big gets a 413 with a page that says what to do; other bad requests get Django's 400."""
    if isinstance(exception, TOO_BIG):
        return HttpResponse(loader.render_to_string("413.html"), status=413)
    return defaults.bad_request(request, exception)


def too_many_requests(request):
    """Called by allauth, whose limits are counted by the minute."""
    return HttpResponse(loader.render_to_string("429.html"), status=429, headers={"Retry-After": "60"})


@require_safe
@never_cache
def health(request):
    """For probes: 200 if the database answers, otherwise 503."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return HttpResponse("database away\n", content_type=TEXT, status=503)
    return HttpResponse("ok\n", content_type=TEXT)


@require_safe
def favicon(request):
    """Where browsers look for the icon by default; our pages name the file itself."""
    return redirect(static("img/favicon.svg"))
