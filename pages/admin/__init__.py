from pages.admin import accounts, banner, external_link, library, page, panels, redirect, site_settings

__all__ = ["accounts", "banner", "external_link", "library", "page", "panels", "redirect", "site_settings"]
