"""Signing in to the admin of the served site, and what its screens are."""

from tests.browser.server import ADMIN_PASSWORD

SCREENS = {
    "index": "/admin/",
    "page tree": "/admin/pages/page/",
    "new page": "/admin/pages/page/add/",
    "projects": "/admin/programmes/project/",
    "new project": "/admin/programmes/project/add/",
    "grants": "/admin/programmes/grant/",
    "import of grants": "/admin/programmes/grantimport/add/",
    "pictures": "/admin/pages/picture/",
    "commune": "/admin/programmes/commune/1/change/",
    "new import of places": "/admin/programmes/territoryimport/add/",
    "preview of an import": "/admin/programmes/territoryimport/1/change/",
    "page with findings": "/admin/pages/page/1/change/",
    "links to other sites": "/admin/pages/externallink/",
    "a deletion": "/admin/programmes/commune/1/delete/",
    "redirects": "/admin/pages/redirect/",
    "settings": "/admin/pages/sitesettings/1/change/",
    "user": "/admin/auth/user/1/change/",
}


_sessions = {}


def signed_in(page, path):
    """From the sign-in form to `path`; the session of the first serves those who follow (a password is slow to check)."""
    site = page.url.removesuffix("/admin/login/")
    if site in _sessions:
        page.context.add_cookies(_sessions[site])
    else:
        page.fill("#id_username", "admin")
        page.fill("#id_password", ADMIN_PASSWORD)
        page.get_by_role("button", name="Connexion").click()
        page.wait_for_url("**/admin/")
        _sessions[site] = page.context.cookies()
    page.response = page.goto(site + path)
    return page
