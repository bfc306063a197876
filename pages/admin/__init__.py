from pages.admin import (
    accounts,
    banner,
    bundle,
    bundle_panels,
    library,
    page,
    panels,
    redirect,
    site_settings,
)

__all__ = [
    "accounts",
    "banner",
    "bundle",
    "bundle_panels",
    "library",
    "page",
    "panels",
    "redirect",
    "site_settings",
]
