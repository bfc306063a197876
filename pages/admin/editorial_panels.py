"""What the dashboard says of drafts and reviews: one's own, and those that wait for someone."""

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from pages.dashboard import Item, first, panel
from pages.models import Revision
from pages.moments import when
from pages.roles import may

Status = Revision.Status


def revision_url(revision, name):
    kind = revision.content_type
    try:
        return reverse(f"admin:{kind.app_label}_{kind.model}_{name}", args=[revision.object_key])
    except NoReverseMatch:  # of a model that has left
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


@panel("pages.change_page", personal=True)
def my_drafts(user):
    mine = waiting(author=user, status__in=(Status.DRAFT, Status.CHANGES, Status.SUBMITTED, Status.APPROVED))
    return first(mine, item, title=_("Mes brouillons"), empty=_("Vous n’avez rien en cours."))


@panel("pages.change_page", personal=True)
def waiting_for_me(user):
    """Where one may review: what others have submitted; and what one is asked to redo is in one's drafts."""
    found = waiting(status=Status.SUBMITTED).exclude(author=user)
    kinds = {revision.content_type for revision in found.only("content_type")}
    mine = [kind.pk for kind in kinds if may(user, "review", kind.model_class())]
    return first(
        found.filter(content_type__in=mine),
        lambda revision: item(revision, "review"),
        title=_("À relire"),
        empty=_("Rien n’attend votre relecture."),
    )
