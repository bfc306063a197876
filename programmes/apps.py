from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.translation import gettext_lazy as _


class ProgrammesConfig(AppConfig):
    name = "programmes"
    verbose_name = _("Les actions")

    def ready(self):
        """Connects the triggers to `migrate` by signals: nothing else runs around a future migration (see
        promises/guards.py).
        """
        from pages.access import roles
        from programmes.promises import guards
        from programmes.roles import PERMISSIONS

        pre_migrate.connect(guards.drop, sender=self)
        post_migrate.connect(guards.make, sender=self)
        roles.register(PERMISSIONS)
        # after the permissions of both apps, which Django makes by the same signal
        post_migrate.connect(roles.make_groups, sender=self)
