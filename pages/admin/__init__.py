from pages.admin import accounts, banner, library, page, panels, redirect, site_settings

__all__ = ["accounts", "banner", "library", "page", "panels", "redirect", "site_settings"]
