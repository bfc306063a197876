from pages.access import admin as audit
from pages.accounts.admin import users as accounts
from pages.editorial.admin import coming, trash
from pages.editorial.admin import panels as editorial_panels
from pages.library import admin as library
from pages.links import admin as external_link
from pages.publication.admin import redirect
from pages.publication.admin import to_confirm as confirming
from pages.sharing.admin import bundle
from pages.sharing.admin import panels as bundle_panels
from pages.site.admin import banner
from pages.site.admin import settings as site_settings
from pages.translations import admin as translations
from pages.tree.admin import page, panels

__all__ = [
    "accounts",
    "audit",
    "banner",
    "bundle",
    "bundle_panels",
    "coming",
    "confirming",
    "editorial_panels",
    "external_link",
    "library",
    "page",
    "panels",
    "redirect",
    "site_settings",
    "translations",
    "trash",
]
