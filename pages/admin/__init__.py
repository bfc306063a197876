from pages.admin import accounts, banner, editorial_panels, library, page, panels, redirect, site_settings

__all__ = ["accounts", "banner", "editorial_panels", "library", "page", "panels", "redirect", "site_settings"]
