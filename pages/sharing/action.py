"""From a list of the admin to a new bundle of what is chosen there."""

from django.contrib import admin
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


@admin.action(description=_("Partager avant publication"), permissions=["share"])
def share(model_admin, request, queryset):
    kind = model_admin.opts.label_lower
    labels = (f"{kind}:{pk}" for pk in queryset.values_list("pk", flat=True))
    return HttpResponseRedirect(f"{reverse('admin:pages_bundle_add')}?textes={','.join(labels)}")
