"""The panels of the dashboard about drafts and reviews: one's own, and those that wait for someone."""

from collections import defaultdict

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from pages.access.roles import may
from pages.access.scope import scope_of
from pages.models import Revision, revised_models
from pages.staff.dashboard import Item, first, panel_for
from pages.text.clock import when

Status = Revision.Status


def revision_url(revision, name):
    kind = revision.content_type
    try:
        return reverse(f"admin:{kind.app_label}_{kind.model}_{name}", args=[revision.object_key])
    except NoReverseMatch:  # the model no longer exists
        return ""


def waiting(**conditions):
    return (
        Revision.objects.filter(**conditions)
        .select_related("content_type")
        .defer("snapshot")
        .order_by("-created_at")
    )


def item(revision, name="change"):
    words = _("%(status)s, version %(number)s du %(date)s") % {
        "status": revision.get_status_display(),
        "number": revision.number,
        "date": when(revision.created_at),
    }
    return Item(revision.object_name, revision_url(revision, name), words)


def writes(request):
    return any(may(request.user, "edit", model) for model in revised_models())


@panel_for(writes, rank=30)
def my_drafts(request):
    mine = waiting(
        author=request.user, status__in=(Status.DRAFT, Status.CHANGES, Status.SUBMITTED, Status.APPROVED)
    )
    return first(mine, item, title=_("Mes brouillons"), empty=_("Vous n’avez rien en cours."))


@panel_for(writes, rank=30)
def waiting_for_me(request):
    """What others have submitted and this person may review. What one is asked to redo is in « Mes brouillons »."""
    found = waiting(status=Status.SUBMITTED).exclude(author=request.user)
    return first(
        found.filter(reviewed_by(request.user, found)),
        lambda revision: item(revision, "review"),
        title=_("À relire"),
        empty=_("Rien n’attend votre relecture."),
    )


def reviewed_by(user, found):
    """The Q that keeps, among the versions `found`, those whose object `user` may review."""
    keys, condition = defaultdict(list), Q(pk__in=())
    for kind, key in found.values_list("content_type", "object_key"):
        keys[kind].append(key)
    for model in revised_models():
        kind = ContentType.objects.get_for_model(model).pk
        if kind in keys and may(user, "review", model):
            inside = scope_of(user).held(model._base_manager.filter(pk__in=keys[kind]))
            condition |= Q(content_type=kind, object_key__in=[str(obj.pk) for obj in inside])
    return condition
