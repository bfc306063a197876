"""What had better be settled before a draft is published, unless a reason is given."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from pages.models import Revision
from pages.quality.asking import errors_of
from pages.versions.snapshots import apply_for_a_look

Status = Revision.Status
CHANGES_ASKED = _("Une reprise a été demandée, et n’est pas faite.")
OWN_REVIEW = _("Vous l’avez soumis à relecture, et personne ne l’a encore approuvé.")


def obstacles(submission, working, obj):
    """The sentences that say why `obj`, as its row is now, had better not be published yet. [] where a reason is given."""
    if submission.comment:
        return []
    draft, found = working.pending if working else None, []
    if draft and draft.status == Status.CHANGES:
        found.append(CHANGES_ASKED)
    if draft and draft.status == Status.SUBMITTED and draft.author_id == submission.user.pk:
        found.append(OWN_REVIEW)
    return found + [sentence(finding) for finding in errors_of(obj)]


def obstacles_of_draft(submission, working):
    """Asked of the row, which holds the draft for that long."""
    with transaction.atomic():
        apply_for_a_look(working.obj, working.snapshot)
        found = obstacles(submission, working, working.obj)
        transaction.set_rollback(True)
    working.obj.refresh_from_db()
    return found


def sentence(finding):
    return _("%(place)s : %(what)s %(remedy)s") % {
        "place": finding.place,
        "what": finding.sentence,
        "remedy": finding.remedy,
    }
