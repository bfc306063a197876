"""Deleting a page deletes those below it: the person must type how many there are."""

from django.contrib import messages
from django.contrib.admin.actions import delete_selected
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.utils.translation import gettext_lazy as _

from pages.models import Page

FIELD = "_nombre"
WRONG = _(
    "Rien n’est supprimé : %(count)d pages partiraient, avec celles rangées dessous. Tapez ce nombre pour confirmer."
)


class BranchDeletion:
    def delete_view(self, request, object_id, extra_context=None):
        page = self.get_object(request, object_id)
        if page and not self.has_delete_permission(request, page):
            raise PermissionDenied
        count = count_with_branches([page]) if page else 0
        if request.method == "POST" and not self.is_confirmed(request, count, 1):
            return HttpResponseRedirect(request.get_full_path())
        return super().delete_view(request, object_id, (extra_context or {}) | typed(count, 1))

    def get_actions(self, request):
        actions = super().get_actions(request)
        if "delete_selected" in actions:
            actions["delete_selected"] = (delete_branches, *actions["delete_selected"][1:])
        return actions

    def is_confirmed(self, request, count, chosen):
        if count <= chosen or request.POST.get(FIELD, "").strip() == str(count):
            return True
        messages.error(request, WRONG % {"count": count})
        return False


def delete_branches(model_admin, request, queryset):
    """Django's own action, which asks again as long as the number is wrong."""
    chosen = list(queryset)
    count = count_with_branches(chosen)
    if request.POST.get("post") and not model_admin.is_confirmed(request, count, len(chosen)):
        request.POST = request.POST.copy()
        del request.POST["post"]
    response = delete_selected(model_admin, request, queryset)
    if response is not None:
        response.context_data |= typed(count, len(chosen))
    return response


def typed(count, chosen):
    return {"typed_count": count if count > chosen else None, "typed_field": FIELD}


def count_with_branches(pages):
    return len({pk for page in pages for pk in Page.objects.branch(page.path).values_list("pk", flat=True)})
