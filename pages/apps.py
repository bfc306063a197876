from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps
from django.utils.translation import gettext_lazy as _


class StaffAdminConfig(admin_apps.AdminConfig):
    default = False  # of this module: INSTALLED_APPS names it in place of django.contrib.admin
    default_site = "pages.staff_site.StaffSite"


class PagesConfig(AppConfig):
    default = True
    name = "pages"
    verbose_name = _("Le site")

    def ready(self):
        from pages.changes import watch

        watch()
