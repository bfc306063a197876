from django.contrib import admin

from pages.admin.base import StaffAdmin
from programmes.admin.groups import MONEY
from programmes.models import GrantImport


@admin.register(GrantImport)
class GrantImportAdmin(StaffAdmin):
    """What was imported; the files themselves come by the command or by the form of this list."""

    group, rank = MONEY, 2
    list_display = ("name", "state", "made_at", "made_by")
    fields = readonly_fields = ("name", "state", "made_at", "made_by")

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False
