from pages.admin import (
    accounts,
    audit,
    banner,
    editorial_panels,
    library,
    page,
    panels,
    redirect,
    site_settings,
)

__all__ = [
    "accounts",
    "audit",
    "banner",
    "editorial_panels",
    "library",
    "page",
    "panels",
    "redirect",
    "site_settings",
]
