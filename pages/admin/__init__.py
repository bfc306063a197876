from pages.admin import accounts, banner, library, page, panels, redirect, site_settings, translations

__all__ = ["accounts", "banner", "library", "page", "panels", "redirect", "site_settings", "translations"]
