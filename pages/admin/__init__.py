from pages.admin import accounts, audit, banner, library, page, panels, redirect, site_settings

__all__ = ["accounts", "audit", "banner", "library", "page", "panels", "redirect", "site_settings"]
