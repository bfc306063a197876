from pages.admin import (
    accounts,
    banner,
    coming,
    editorial_panels,
    library,
    page,
    panels,
    redirect,
    site_settings,
    trash,
)

__all__ = [
    "accounts",
    "banner",
    "coming",
    "editorial_panels",
    "library",
    "page",
    "panels",
    "redirect",
    "site_settings",
    "trash",
]
