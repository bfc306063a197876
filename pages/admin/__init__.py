from pages.admin import accounts, banner, coming, library, page, panels, redirect, site_settings, trash

__all__ = ["accounts", "banner", "coming", "library", "page", "panels", "redirect", "site_settings", "trash"]
