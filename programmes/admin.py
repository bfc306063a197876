"""Imports the modules that register something with the admin, its dashboard and its calendar."""

# ruff: noqa: F401
import programmes.agenda.admin
import programmes.agenda.panels
import programmes.calls.admin
import programmes.calls.coming
import programmes.calls.panels
import programmes.grants.admin.file_import
import programmes.grants.admin.grant
import programmes.grants.panels
import programmes.news.admin
import programmes.news.panels
import programmes.partners.admin
import programmes.programme.admin.limit
import programmes.programme.admin.programme
import programmes.projects.admin.project
import programmes.projects.panels
import programmes.promises.admin
import programmes.promises.panels
import programmes.territory.admin.file_import
import programmes.territory.admin.places
import programmes.territory.panels
