"""Imports the modules that register something with the admin, its dashboard and its calendar."""

# ruff: noqa: F401
import pages.access.admin
import pages.accounts.admin.users
import pages.editorial.admin.coming
import pages.editorial.admin.trash
import pages.editorial.panels
import pages.library.admin
import pages.library.panels
import pages.links.admin
import pages.links.panels
import pages.publication.admin.redirect
import pages.publication.admin.to_confirm
import pages.sharing.admin.bundle
import pages.sharing.panels
import pages.site.admin.banner
import pages.site.admin.settings
import pages.site.panels
import pages.translations.admin
import pages.tree.admin.page
import pages.tree.panels
