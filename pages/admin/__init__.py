from pages.admin import (
    accounts,
    banner,
    confirming,
    library,
    page,
    panels,
    redirect,
    site_settings,
    translations,
)

__all__ = [
    "accounts",
    "banner",
    "confirming",
    "library",
    "page",
    "panels",
    "redirect",
    "site_settings",
    "translations",
]
