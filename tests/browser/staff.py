"""Signing in to the admin of the served site, and what its screens are."""

from tests.browser.server import ADMIN_PASSWORD

#: Of editing_examples.py: a text in review, one that waits for its date, one for each test that writes.
AT_WORK, DATED = 9101, 9102
#: A draft whose text has a link to a page that is none.
LEADS_NOWHERE = 9121
WRITTEN = {"life": 9111, "conflict": 9112, "typing": 9113, "together": 9114, "session": 9115, "kept": 9116}
#: Drafts at the end of the tree, which are moved there.
TO_MOVE = ("Clavier dessus", "Clavier dessous", "Souris dessus", "Souris dessous", "Refus")
#: {name of the account: name of the person}, a rédactrice and an éditeur.
WRITERS = {"redaction": "Rose Exemple", "edition": "Émile Exemple"}
TEXT = f"/admin/pages/page/{AT_WORK}/"

SCREENS = {
    "index": "/admin/",
    "page tree": "/admin/pages/page/",
    "what is coming": "/admin/a-venir/",
    "trash": "/admin/pages/trashedobject/",
    "out of the trash": "/admin/pages/trashedobject/1/sortir/",
    "deletion of a branch": "/admin/pages/page/1/delete/",
    "text with a draft": f"{TEXT}change/",
    "history": f"{TEXT}history/",
    "comparison": f"{TEXT}comparer/?avant=1&apres=2",
    "conflict": f"{TEXT}conflit/3/",
    "review": f"{TEXT}relecture/",
    "publication": f"{TEXT}publier/",
    "preview": f"{TEXT}apercu/",
    "schedule of a page": f"/admin/pages/page/{DATED}/programmer/",
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


def signed_in(page, path, name="admin"):
    """From the sign-in form to `path`; the session of the first serves those who follow (a password is slow to check)."""
    site = page.url.partition("/compte/")[0]
    if (site, name) in _sessions:
        page.context.add_cookies(_sessions[site, name])
    else:
        sign_in(page, name)
        _sessions[site, name] = page.context.cookies()
    page.response = page.goto(site + path)
    return page


def sign_in(page, name):
    """Through the form that `page` shows: a session of its own."""
    page.fill("#id_login", name)
    page.fill("#id_password", ADMIN_PASSWORD)
    page.get_by_role("button", name="Se connecter", exact=True).click()
    page.wait_for_url("**/admin/")
