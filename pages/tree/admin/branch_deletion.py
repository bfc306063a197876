"""Deleting a page deletes those below it: the person must type how many there are."""

from functools import wraps

from django.contrib import messages
from django.utils.translation import gettext_lazy as _

from pages.models import Page
from pages.staff.deletion import delete_chosen
from pages.staff.requests import with_data

FIELD = "_nombre"
WRONG = _(
    "Rien n’est supprimé : %(count)d pages partiraient, avec celles rangées dessous. Tapez ce nombre pour confirmer."
)


def is_confirmed(request, count, chosen):
    if count <= chosen or request.POST.get(FIELD, "").strip() == str(count):
        return True
    messages.error(request, WRONG % {"count": count})
    return False


@wraps(delete_chosen)
def delete_branches(model_admin, request, queryset):
    """The action of every list, which asks again as long as the number is not the right one."""
    chosen = list(queryset)
    count = count_with_branches(chosen)
    if request.POST.get("post") and not is_confirmed(request, count, len(chosen)):
        data = request.POST.copy()
        del data["post"]
        request = with_data(request, data)
    response = delete_chosen(model_admin, request, queryset)
    if response is not None:
        response.context_data |= typed(count, len(chosen))
    return response


def typed(count, chosen):
    return {"typed_count": count if count > chosen else None, "typed_field": FIELD}


def count_with_branches(pages):
    return len({pk for page in pages for pk in Page.objects.branch(page.path).values_list("pk", flat=True)})
