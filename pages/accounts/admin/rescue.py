"""What an administrator can do for an account that cannot sign in, or that must no longer do so."""

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from pages.access.audit import Act
from pages.accounts import rescue
from pages.models import ProConnectAccess
from pages.staff.base import Lines


class ProConnectInline(Lines):
    model = ProConnectAccess
    extra = 1
    readonly_fields = ["met_at"]


class RescueActions:
    """Mixin for the admin of users."""

    actions = ["close_sessions", "remove_factors"]

    def sign_in_inlines(self):
        return [ProConnectInline] if settings.PROCONNECT else []

    def user_change_password(self, request, id, form_url=""):
        response = super().user_change_password(request, id, form_url)
        if response.status_code == 302:
            rescue.tell_new_password(request, self.get_object(request, unquote(id)))
        return response

    @admin.action(description=_("Fermer leurs connexions ouvertes"), permissions=["change"])
    def close_sessions(self, request, users):
        for user in users:
            rescue.close_sessions(user)
            self.log_change(request, user, str(_("Connexions fermées")), Act.SECURITY)
        self.say_done(request, users)

    @admin.action(description=_("Retirer leur second facteur (téléphone perdu)"), permissions=["change"])
    def remove_factors(self, request, users):
        for user in users:
            rescue.remove_factors(request, user)
            self.log_change(request, user, str(_("Second facteur retiré")), Act.SECURITY)
        self.say_done(request, users)

    def say_done(self, request, users):
        """has_change_permission has already checked each user: only a superuser changes another superuser."""
        done = ngettext("Fait pour %d compte.", "Fait pour %d comptes.", len(users)) % len(users)
        messages.success(request, done)
