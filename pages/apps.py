from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps
from django.utils.translation import gettext_lazy as _


class StaffAdminConfig(admin_apps.AdminConfig):
    default = False  # INSTALLED_APPS names this class, in place of django.contrib.admin
    default_site = "pages.staff.site.StaffSite"


class PagesConfig(AppConfig):
    default = True
    name = "pages"
    verbose_name = _("Le site")

    def ready(self):
        from django.contrib.auth import signals

        from pages.access import audit
        from pages.site.cache_version import watch
        from pages.text import folded_sql

        watch()
        folded_sql.connect()
        # the one thing that all the ways to sign in have in common
        signals.user_logged_in.connect(audit.signed_in)
        signals.user_logged_out.connect(audit.signed_out)
        signals.user_login_failed.connect(audit.sign_in_failed)
