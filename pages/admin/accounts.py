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


@admin.register(Group)
class StaffGroupAdmin(StaffAdmin, GroupAdmin):
    group, rank = SETTINGS, 3
