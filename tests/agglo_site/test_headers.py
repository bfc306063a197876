"""What browsers are told to refuse, on every kind of answer; and what visitors are never given: a cookie."""

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from pages.models import Redirect, SiteSettings
from programmes.models import Quartier
from tests.make import (
    make_bundle,
    make_call,
    make_commune,
    make_event,
    make_grant,
    make_milestone,
    make_news,
    make_page,
    make_partner,
    make_picture,
    make_programme,
    make_project,
    make_recipient,
)

pytestmark = pytest.mark.django_db
EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
ANSWERS = [
    "/",
    "/projets/",
    "/n-existe-pas/",
    "/admin/login/",
    "/admin/",
    "/robots.txt",
    "/static/note.css",
    "media",
]


@pytest.fixture
def visitor(home, settings, tmp_path):
    """With one static file collected."""
    settings.STATIC_ROOT = tmp_path
    (tmp_path / "note.css").write_text("body { color: navy }")
    return Client()


@pytest.fixture
def answers(visitor):
    """{address: what is answered there}"""
    picture = make_picture().file.url
    return {path: visitor.get(picture if path == "media" else path) for path in ANSWERS}


@pytest.mark.parametrize("name, value", EVERYWHERE.items())
def test_every_answer_bears_the_header(answers, name, value):
    assert {path: answer.get(name) for path, answer in answers.items()} == dict.fromkeys(ANSWERS, value)


def test_every_answer_denies_what_we_never_ask(answers):
    denied = {"camera=()", "microphone=()", "geolocation=()"}
    said = {path: set(answer["Permissions-Policy"].split(", ")) for path, answer in answers.items()}
    assert [path for path in ANSWERS if not denied <= said[path]] == []


def test_no_answer_can_be_framed(answers):
    policies = {path: answer["Content-Security-Policy"] for path, answer in answers.items()}
    assert [path for path in ANSWERS if "frame-ancestors 'none'" not in policies[path]] == []


def directives(response):
    return dict(part.strip().partition(" ")[::2] for part in response["Content-Security-Policy"].split(";"))


def test_a_public_page_loads_from_this_site_alone_and_nothing_inline(visitor):
    policy = directives(visitor.get("/"))
    assert policy["default-src"] == "'self'"
    assert not any("unsafe" in value or "http" in value for value in policy.values())


@pytest.mark.parametrize(
    "name, value", [("base-uri", "'self'"), ("form-action", "'self'"), ("object-src", "'none'")]
)
def test_a_public_page_is_closed_to_injections(visitor, name, value):
    assert directives(visitor.get("/"))[name] == value


def test_a_default_run_stays_on_http(visitor):
    response = visitor.get("/")
    assert response.status_code == 200
    assert "Strict-Transport-Security" not in response


def test_https_is_remembered_for_a_year_in_production(visitor, settings):
    settings.SECURE_HSTS_SECONDS = 31_536_000
    settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = settings.SECURE_HSTS_PRELOAD = True
    response = Client().get("/", secure=True)
    assert response["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains; preload"


# No cookie


@pytest.fixture
def addresses(home):
    """{name of the route: an address of it}: one for every route that visitors have."""
    commune, project = make_commune("Béthune", "62119"), make_project("Cité des Lilas")
    Quartier.objects.create(name="Mont-Liébaut", slug="mont-liebaut").communes.add(commune)
    make_partner("Région")
    SiteSettings.objects.create(security_email="securite@exemple.fr")
    Redirect.objects.create(old_path="/parti/", target="")
    return {
        "media": make_picture().file.url,
        "robots": "/robots.txt",
        "sitemap_xml": "/sitemap.xml",
        "security_txt": "/.well-known/security.txt",
        "favicon": "/favicon.ico",
        "health": "/health/",
        "projects": "/projets/",
        "project": "/projets/cite-des-lilas/",
        "communes": "/communes/",
        "commune": "/communes/bethune/",
        "quartier": "/quartiers/mont-liebaut/",
        "partners": "/partenaires/",
        "partner": "/partenaires/region/",
        "milestones": "/engagements/",
        "milestone": make_milestone(project).get_absolute_url(),
        "map": "/carte/",
        "near_me": "/mon-quartier/",
        "near_me_drawing": "/mon-quartier/bethune.svg",
        "events": "/agenda/",
        "events_calendar": "/agenda.ics",
        "event": make_event("Fête").get_absolute_url(),
        "event_calendar": "/agenda/fete.ics",
        "commune_calendar": "/communes/bethune/agenda.ics",
        "news": "/actualites/",
        "news_feed": "/actualites.atom",
        "news_item": make_news("Chantier", programme=make_programme("ANRU")).get_absolute_url(),
        "news_feed_programme": "/actualites/programme/anru.atom",
        "news_feed_commune": "/communes/bethune/actualites.atom",
        "calls": "/appels-a-projets/",
        "call": make_call("Culture").get_absolute_url(),
        "grants": "/subventions/",
        "grant": make_grant().get_absolute_url(),
        "data": "/donnees/",
        "dataset": "/donnees/communes/",
        "dataset_file": "/donnees/communes.csv",
        "catalogue_jsonld": "/donnees/catalogue.jsonld",
        "sitemap": "/plan-du-site/",
        "changes": "/modifications/",
        "changes_feed": "/modifications/atom.xml",
        "short": project.get_short_url(),
        "page": make_page("Habiter").get_absolute_url(),
        **shared_addresses(make_page("Circuler", publish_at=None)),
    }


def shared_addresses(page):
    recipient = make_recipient(make_bundle(page))
    start, number = f"/partage/{recipient.token}", recipient.bundle.items.get().pk
    return {
        "shared_media": f"{start}{make_picture().file.url}",
        "shared_cut": "/partage/",
        "shared_bare": start,
        "shared": f"{start}/",
        "shared_item": f"{start}/{number}/",
        "shared_review": f"{start}/{number}/relire/",
    }


ERRORS = ["/n-existe-pas/", "/parti/", "/habiter"]
#: Where staff sign in: a form of theirs needs its cookie (tests/pages/accounts/).
OF_STAFF = {"pages.accounts.urls", "pages.proconnect.urls"}


def public_routes(resolver):
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            if pattern.app_name != "admin" and getattr(pattern.urlconf_name, "__name__", "") not in OF_STAFF:
                yield from public_routes(pattern)
        elif isinstance(pattern, URLPattern):
            yield pattern.name


def test_every_public_route_is_visited_here(addresses):
    assert set(public_routes(get_resolver())) == set(addresses)


def test_no_public_address_gives_a_cookie(client, addresses):
    for address in [*addresses.values(), *ERRORS]:
        assert not client.get(address).cookies, address


def test_no_public_address_varies_with_who_asks(client, addresses):
    """Else no cache could keep it, ours included."""
    for address in [*addresses.values(), *ERRORS]:
        varies = client.get(address).get("Vary", "").lower()
        assert "cookie" not in varies and "language" not in varies, address


def test_every_public_route_answers(client, addresses):
    answers = {name: client.get(address).status_code for name, address in addresses.items()}
    others = {"favicon": 302, "short": 301, "shared_cut": 404, "near_me_drawing": 404}  # no outline to draw
    assert answers == dict.fromkeys(addresses, 200) | others
