"""Django's own admins of users and groups, in their place in the menu; those of allauth would show secrets."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from pages.accounts import rescue
from pages.admin.base import StaffAdmin
from pages.models import ProConnectAccess
from pages.staff_site import SETTINGS

admin.site.unregister([User, Group, EmailAddress, Authenticator, UserSession])


class ProConnectInline(admin.StackedInline):
    model = ProConnectAccess
    readonly_fields = ["met_at"]


@admin.register(User)
class StaffUserAdmin(StaffAdmin, UserAdmin):
    group, rank = SETTINGS, 2
    form = UserAdmin.form
    list_display = ("username", "first_name", "last_name", "email", "is_active", "is_superuser", "last_login")
    inlines = [ProConnectInline]
    actions = ["close_sessions", "remove_factors"]

    def get_inlines(self, request, obj):
        return super().get_inlines(request, obj) if obj and settings.PROCONNECT else []

    def user_change_password(self, request, id, form_url=""):
        response = super().user_change_password(request, id, form_url)
        if response.status_code == 302:
            rescue.tell_new_password(request, self.get_object(request, unquote(id)))
        return response

    @admin.action(description=_("Fermer leurs connexions ouvertes"), permissions=["change"])
    def close_sessions(self, request, users):
        for user in self.within_reach(request, users):
            rescue.close_sessions(user)
            self.log_change(request, user, str(_("Connexions fermées")))

    @admin.action(description=_("Retirer leur second facteur (téléphone perdu)"), permissions=["change"])
    def remove_factors(self, request, users):
        for user in self.within_reach(request, users):
            rescue.remove_factors(request, user)
            self.log_change(request, user, str(_("Second facteur retiré")))

    def within_reach(self, request, users):
        """Only a superuser touches the account of another."""
        found = list(users if request.user.is_superuser else users.filter(is_superuser=False))
        if len(found) < users.count():
            messages.error(request, _("Seul un superutilisateur peut le faire pour un superutilisateur."))
        done = ngettext("Fait pour %d compte.", "Fait pour %d comptes.", len(found)) % len(found)
        messages.success(request, done)
        return found


@admin.register(Group)
class StaffGroupAdmin(StaffAdmin, GroupAdmin):
    group, rank = SETTINGS, 3
