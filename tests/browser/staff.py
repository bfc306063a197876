"""Signing in to the admin of the served site, and what its screens are."""

from tests.browser.server import ADMIN_PASSWORD

SCREENS = {
    "index": "/admin/",
    "page tree": "/admin/pages/page/",
    "new page": "/admin/pages/page/add/",
    "projects": "/admin/programmes/project/",
    "new project": "/admin/programmes/project/add/",
    "pictures": "/admin/pages/picture/",
    "redirects": "/admin/pages/redirect/",
    "settings": "/admin/pages/sitesettings/1/change/",
    "user": "/admin/auth/user/1/change/",
}


def signed_in(page, path):
    """From the sign-in form to `path`."""
    page.fill("#id_username", "admin")
    page.fill("#id_password", ADMIN_PASSWORD)
    page.get_by_role("button", name="Connexion").click()
    page.wait_for_url("**/admin/")
    page.response = page.goto(page.url.removesuffix("/admin/") + path)
    return page
