"""The content security policy of the admin: a nonce for the import map, no inline script or style."""

import re

import pytest

pytestmark = pytest.mark.django_db


def directives(response):
    policy = response["Content-Security-Policy"]
    return {part.split()[0]: part.split()[1:] for part in policy.split("; ")}


@pytest.mark.parametrize("path", ["/admin/", "/admin/pages/page/", "/admin/pages/page/add/", "/admin/login/"])
def test_nothing_inline_and_nothing_from_elsewhere(admin_client, path):
    policy = directives(admin_client.get(path, follow=True))
    assert policy["default-src"] == ["'self'"]
    assert not {"'unsafe-inline'", "'unsafe-eval'", "*", "https:"} & {
        word for words in policy.values() for word in words
    }


def test_the_import_map_bears_the_nonce_of_its_page(admin_client):
    response = admin_client.get("/admin/pages/page/add/")
    (nonce,) = re.findall(r'<script type="importmap" nonce="([^"]+)"', response.content.decode())
    assert f"'nonce-{nonce}'" in directives(response)["script-src"]


def test_a_nonce_serves_once(admin_client):
    first, second = (directives(admin_client.get("/admin/pages/page/add/"))["script-src"] for _ in range(2))
    assert first != second


def test_the_public_site_has_no_nonce(client, home):
    assert directives(client.get("/"))["default-src"] == ["'self'"]
    assert "nonce" not in client.get("/")["Content-Security-Policy"]


@pytest.mark.parametrize(
    "path", ["/admin/", "/admin/pages/page/", "/admin/pages/page/add/", "/admin/programmes/project/add/"]
)
def test_no_screen_writes_inline_styles_or_handlers(admin_client, path):
    html = admin_client.get(path).content.decode()
    assert not re.findall(r"<[^>]+\s(?:style|on\w+)=|<style|href=\"javascript:", html)


@pytest.mark.parametrize("path", ["/admin/pages/page/add/", "/admin/programmes/project/add/"])
def test_an_inline_script_holds_data_or_bears_the_nonce(admin_client, path):
    scripts = re.findall(r"<script(?![^>]*\bsrc=)[^>]*>", admin_client.get(path).content.decode())
    assert scripts
    assert [tag for tag in scripts if not ('type="application/json"' in tag or "nonce=" in tag)] == []
