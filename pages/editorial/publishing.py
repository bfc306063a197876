"""Publishes a draft."""

from copy import deepcopy

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pages.editorial.announcing import announce
from pages.editorial.due import still_to_come
from pages.models import Revision
from pages.versions.snapshots import apply, prune, row_from_json, stored_parts, take

GONE = _("Ce que ce brouillon citait a été supprimé : ouvrez-le, vérifiez-le et enregistrez-le.")


@transaction.atomic
def publish(working, **signed):
    """Writes the draft of a Working object to its row, with a date if it had none; returns the version created.

    Raises ValidationError if the draft was valid and is so no longer (its address was taken…). `signed` are
    the author, author_name and comment of the version.
    """
    obj = working.obj
    if prune(obj, deepcopy(working.snapshot), stored_parts(obj)):
        raise ValidationError(GONE)
    row_from_json(obj, working.snapshot["fields"])
    obj.full_clean()
    obj.refresh_from_db()
    apply(obj, working.snapshot)
    if hasattr(obj, "publish_at") and not obj.publish_at:
        obj.publish_at = timezone.now()
    obj.save()
    announce(obj)
    snapshot = take(obj)
    still_to_come(obj, snapshot)
    return Revision.objects.replace_drafts(obj, snapshot, Revision.Status.PUBLISHED, **signed)
