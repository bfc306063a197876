"""Django's own admins of users and groups, placed in our menu: who signs in, with which role and which limits.

The admins of allauth are removed: they would show secrets.
"""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from pages.access import audit
from pages.access.audit import Act
from pages.access.roles import ROLES
from pages.access.scope import limits_of
from pages.accounts import limit_lines
from pages.accounts.admin.permission_words import PermissionsInWords, in_words
from pages.accounts.admin.rescue import RescueActions
from pages.staff.base import StaffAdmin
from pages.staff.filters import RelatedFilter, titled
from pages.staff.site import SETTINGS

admin.site.unregister([User, Group, EmailAddress, Authenticator, UserSession])

ROLES_IN_WORDS = _(
    "Rédacteur : écrit et complète les brouillons, sans rien publier. "
    "Éditeur : relit, publie, déplace, supprime, importe. "
    "Administrateur : aussi les comptes, les réglages, le menu, les redirections et le journal des actes. "
    "Le rôle vaut pour tout le site, sauf si vous le limitez plus bas à des rubriques ou à des programmes : "
    "le compte lit alors tout, et n’écrit que là."
)
ENTERS = _("Sans cette case, le compte n’entre pas dans l’administration, quel que soit son rôle.")
#: These fields give rights that no role has: only a superuser sees them.
SUPER = ("is_superuser", "user_permissions")


@admin.register(User)
class StaffUserAdmin(RescueActions, PermissionsInWords, StaffAdmin, UserAdmin):
    group, rank = SETTINGS, 2
    form = UserAdmin.form
    list_display = (
        "username", "first_name", "last_name", "email", "roles", "is_active", "is_superuser", "last_login",
    )  # fmt: skip
    list_filter = ("is_staff", "is_superuser", "is_active", ("groups", titled(_("rôle"), RelatedFilter)))
    inlines = limit_lines.registered

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("groups")

    @admin.display(description=_("rôle"))
    def roles(self, user):
        return ", ".join(sorted(group.name for group in user.groups.all())) or "–"

    def get_inlines(self, request, obj):
        return (*self.inlines, *self.sign_in_inlines()) if obj else ()

    def choice_label(self, obj):
        return obj.get_full_name() or obj.get_username()

    def may_be_chosen(self, request):
        """All staff may choose who answers for a page, even without the right to see the accounts."""
        return request.user.is_staff

    def get_fieldsets(self, request, obj=None):
        hidden = () if request.user.is_superuser else SUPER
        return [
            (title, {**options, "fields": [name for name in options["fields"] if name not in hidden]})
            for title, options in super().get_fieldsets(request, obj)
        ]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        words = {"groups": ROLES_IN_WORDS, "is_staff": ENTERS}
        if db_field.name in words:
            field.help_text = words[db_field.name]
        return field

    def has_change_permission(self, request, obj=None):
        """Only a superuser changes a superuser: whoever sets a password can sign in with it."""
        return super().has_change_permission(request, obj) and self.is_within_reach(request, obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and self.is_within_reach(request, obj)

    def is_within_reach(self, request, obj):
        return request.user.is_superuser or not getattr(obj, "is_superuser", False)

    def save_model(self, request, obj, form, change):
        obj.rights_before = rights(User.objects.get(pk=obj.pk)) if change else {}
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        before, after = form.instance.rights_before, rights(form.instance)
        if before != after:
            audit.record(request, Act.RIGHTS, form.instance, before=before, after=after)


def rights(user):
    """Everything that decides what an account may do, as JSON values for the audit log."""
    return {
        "active": user.is_active,
        "staff": user.is_staff,
        "superuser": user.is_superuser,
        "roles": sorted(user.groups.values_list("name", flat=True)),
        "permissions": sorted(user.user_permissions.values_list("codename", flat=True)),
        "limits": sorted(str(limit) for limits in limits_of(user).values() for limit in limits),
    }


@admin.register(Group)
class StaffGroupAdmin(PermissionsInWords, StaffAdmin, GroupAdmin):
    """The three roles cannot be changed here: each migration sets them again (pages/access/roles.py)."""

    group, rank = SETTINGS, 3

    def get_fieldsets(self, request, obj=None):
        """Where permissions are only read, shows our words: Django would show those of the database."""
        if obj and not self.has_change_permission(request, obj):
            return [(None, {"fields": ("name", "rights")})]
        return super().get_fieldsets(request, obj)

    @admin.display(description=_("droits"))
    def rights(self, group):
        found = group.permissions.select_related("content_type")
        words = ((in_words(permission),) for permission in found)
        return format_html('<ul class="uses">{}</ul>', format_html_join("", "<li>{}</li>", words))

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and getattr(obj, "name", "") not in ROLES

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and getattr(obj, "name", "") not in ROLES
