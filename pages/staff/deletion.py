"""Deleting what is chosen in a list of the admin."""

from functools import wraps

from django.contrib.admin.actions import delete_selected


@wraps(delete_selected)
def delete_chosen(model_admin, request, queryset):
    """The stock action, whose confirmation also says what will lead nowhere (StaffAdmin.uses_of)."""
    response = delete_selected(model_admin, request, queryset)
    if response is not None:
        response.context_data["uses"] = model_admin.uses_of(queryset)
    return response
