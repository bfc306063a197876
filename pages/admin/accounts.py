"""Django's own admins of users and groups, in their place in the menu."""

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User

from pages.admin.base import StaffAdmin
from pages.staff_site import SETTINGS

admin.site.unregister([User, Group])


@admin.register(User)
class StaffUserAdmin(StaffAdmin, UserAdmin):
    group, rank = SETTINGS, 2
    form = UserAdmin.form
    list_display = ("username", "first_name", "last_name", "email", "is_active", "is_superuser", "last_login")

    def choice_label(self, obj):
        return obj.get_full_name() or obj.get_username()

    def may_be_chosen(self, request):
        """Each of the staff may say who answers for a page, without a right to see the accounts."""
        return request.user.is_staff


@admin.register(Group)
class StaffGroupAdmin(StaffAdmin, GroupAdmin):
    group, rank = SETTINGS, 3
