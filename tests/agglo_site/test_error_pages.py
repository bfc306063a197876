"""When something is wrong, the page says what and where to go, and stands without the database."""

import re
from urllib.parse import urlencode

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.test import Client
from django.test.html import parse_html
from django.urls import path

from agglo_site.urls import handler400 as refused
from agglo_site.urls import urlpatterns as ours
from tests.make import make_page, make_text
from tests.pages.staff.admin_forms import filled

ALONE = {"bad": 400, "forbidden": 403, "broken": 500}


def raising(error):
    def view(request):
        raise error

    return view


handler400 = refused
urlpatterns = [
    path("bad/", raising(SuspiciousOperation("odd"))),
    path("forbidden/", raising(PermissionDenied)),
    path("broken/", raising(ZeroDivisionError("secret detail"))),
    *ours,
]


@pytest.fixture
def visitor(settings):
    settings.ROOT_URLCONF = __name__
    return Client(raise_request_exception=False)


@pytest.mark.no_database
@pytest.mark.parametrize("name, status", ALONE.items())
def test_an_error_has_a_page_that_asks_the_database_nothing(visitor, name, status):
    """Without the mark django_db a query would fail, and the page with it."""
    response = visitor.get(f"/{name}/")
    assert response.status_code == status
    assert "<h1>" in response.content.decode()


@pytest.mark.no_database
@pytest.mark.parametrize("name", ALONE)
def test_an_error_page_is_in_the_look_of_the_site_in_both_languages(visitor, name):
    html = visitor.get(f"/{name}/").content.decode()
    assert 'rel="stylesheet"' in html and 'lang="en"' in html
    parse_html(html)


@pytest.mark.no_database
def test_what_broke_is_not_shown(visitor):
    assert "secret detail" not in visitor.get("/broken/").content.decode()


@pytest.mark.no_database
def test_what_broke_is_logged(visitor, caplog):
    visitor.get("/broken/")
    assert "secret detail" in caplog.text


@pytest.mark.no_database
@pytest.mark.parametrize("name", ALONE)
def test_an_error_page_leads_home(visitor, name):
    assert 'href="/"' in visitor.get(f"/{name}/").content.decode()


@pytest.mark.no_database
def test_a_form_that_is_too_old_says_what_to_do(visitor):
    strict = Client(enforce_csrf_checks=True)
    response = strict.post("/admin/login/", {"username": "a", "password": "b"})
    assert response.status_code == 403
    assert "rechargez la page" in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/n-existe-pas/", "/en/n-existe-pas/", "/admin-/", "/projets/rien/"])
def test_an_address_that_is_none_is_not_found(client, address):
    response = client.get(address)
    assert response.status_code == 404
    assert "<h1" in response.content.decode()


@pytest.mark.no_database
@pytest.mark.parametrize("https", [False, True])
def test_a_host_that_is_not_ours_is_refused_wherever_it_is_noticed(visitor, settings, https):
    """By the redirect to HTTPS, before anything knows the language, or by the first page that needs the name."""
    settings.SECURE_SSL_REDIRECT = https
    response = visitor.get("/robots.txt", headers={"host": "evil.example"})
    assert response.status_code == 400
    assert "<h1>" in response.content.decode()


@pytest.mark.no_database
@pytest.mark.parametrize("name", ALONE)
def test_no_template_tag_is_left_in_the_page(visitor, name):
    assert not re.search(r"{{|{%", visitor.get(f"/{name}/").content.decode())


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address", ["/%00", "/en/%00/", "/projets/%00/", "/p/%00/", "/media/%00.jpg", "/admin/%00/"]
)
def test_an_address_that_no_database_can_look_for_is_refused(client, address):
    assert client.get(address).status_code == 400


@pytest.mark.django_db
def test_a_long_text_is_saved_whole(admin_client):
    page = make_page("Habiter")
    text = make_text(page)
    address, body = f"/admin/pages/page/{page.pk}/change/", f"<p>{'long ' * 600_000}fin</p>"
    assert (
        admin_client.post(address, filled(admin_client.get(address)) | {"text-0-body_fr": body}).status_code
        == 302
    )
    text.refresh_from_db()
    assert text.body_fr == body


@pytest.mark.no_database
@pytest.mark.parametrize(
    "limit", [{"DATA_UPLOAD_MAX_MEMORY_SIZE": 1000}, {"DATA_UPLOAD_MAX_NUMBER_FIELDS": 3}]
)
def test_a_form_too_big_says_what_to_do(visitor, settings, limit):
    """Refused before anything asks the database."""
    for name, value in limit.items():
        setattr(settings, name, value)
    sent = urlencode({f"field-{number}": "a" * 500 for number in range(10)})
    strict = Client(enforce_csrf_checks=True)
    strict.cookies["csrftoken"] = "a" * 32
    response = strict.post("/admin/login/", sent, content_type="application/x-www-form-urlencoded")
    assert response.status_code == 413
    assert "Revenez en arrière : ce que vous avez écrit y est encore." in response.content.decode()
