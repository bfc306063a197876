"""Who is told by mail what becomes of a draft."""

from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _

from pages.access.roles import may
from pages.models import Comment, Revision
from pages.site.letters import tell

Status = Revision.Status
MAILS = {
    Status.SUBMITTED: _("À relire : %s"),
    Status.APPROVED: _("Approuvé : %s"),
    Status.CHANGES: _("À reprendre : %s"),
    Status.PUBLISHED: _("Publié : %s"),
}


def tell_people(screen, obj, people, status):
    """Whoever did it knows; `screen` is the one they did it on."""
    others = [person for person in people if person and person != screen.submission.user]
    context = {
        "object": obj,
        "by": screen.submission.name,
        "url": screen.request.build_absolute_uri(screen.url("review", obj)),
        "comments": list(Comment.objects.of(obj).open()),
    }
    tell(others, MAILS[status] % obj, f"admin/editorial/mails/{status}.txt", **context)


def tell_reviewers(screen, obj):
    tell_people(screen, obj, reviewers(obj, but=screen.submission.user), Status.SUBMITTED)


def reviewers(obj, but):
    staff = get_user_model().objects.filter(is_staff=True, is_active=True).exclude(pk=but.pk)
    return [user for user in staff if may(user, "review", obj)]
