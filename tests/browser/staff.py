"""Signing in to the admin of the served site, and what its screens are."""

from tests.browser.server import ADMIN_PASSWORD

SCREENS = {
    "index": "/admin/",
    "page tree": "/admin/pages/page/",
    "what is coming": "/admin/a-venir/",
    "trash": "/admin/pages/trashedobject/",
    "out of the trash": "/admin/pages/trashedobject/1/sortir/",
    "deletion of a branch": "/admin/pages/page/1/delete/",
    "schedule of a page": "/admin/pages/page/1/programmer/",
    "new page": "/admin/pages/page/add/",
    "projects": "/admin/programmes/project/",
    "new project": "/admin/programmes/project/add/",
    "grants": "/admin/programmes/grant/",
    "import of grants": "/admin/programmes/grantimport/add/",
    "translations": "/admin/traductions/",
    "to confirm": "/admin/a-confirmer/",
    "pictures": "/admin/pages/picture/",
    "commune": "/admin/programmes/commune/1/change/",
    "new import of places": "/admin/programmes/territoryimport/add/",
    "preview of an import": "/admin/programmes/territoryimport/1/change/",
    "page with findings": "/admin/pages/page/1/change/",
    "links to other sites": "/admin/pages/externallink/",
    "a deletion": "/admin/programmes/commune/1/delete/",
    "redirects": "/admin/pages/redirect/",
    "settings": "/admin/pages/sitesettings/1/change/",
    "bundles": "/admin/pages/bundle/",
    "new bundle": "/admin/pages/bundle/add/",
    "bundle": "/admin/pages/bundle/1/change/",
    "what became of a bundle": "/admin/pages/bundle/1/suivi/",
    "user": "/admin/auth/user/1/change/",
    "role": "/admin/auth/group/1/change/",
    "audit log": "/admin/pages/auditentry/",
    "entry of the audit log": "/admin/pages/auditentry/1/change/",
}


_sessions = {}


def signed_in(page, path):
    """From the sign-in form to `path`; the session of the first serves those who follow (a password is slow to check)."""
    site = page.url.partition("/compte/")[0]
    if site in _sessions:
        page.context.add_cookies(_sessions[site])
    else:
        page.fill("#id_login", "admin")
        page.fill("#id_password", ADMIN_PASSWORD)
        page.get_by_role("button", name="Se connecter", exact=True).click()
        page.wait_for_url("**/admin/")
        _sessions[site] = page.context.cookies()
    page.response = page.goto(site + path)
    return page
