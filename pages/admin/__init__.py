from pages.admin import (
    accounts,
    audit,
    banner,
    confirming,
    editorial_panels,
    external_link,
    library,
    page,
    panels,
    redirect,
    site_settings,
    translations,
)

__all__ = [
    "accounts",
    "audit",
    "banner",
    "confirming",
    "editorial_panels",
    "external_link",
    "library",
    "page",
    "panels",
    "redirect",
    "site_settings",
    "translations",
]
