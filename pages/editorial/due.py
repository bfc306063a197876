"""Versions that replace what is public at a date: the first visitor after it applies them, exactly once."""

import logging
from copy import copy

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, OperationalError, models, transaction
from django.utils import translation
from django.utils.translation import gettext as _

from pages.access.audit import Act, record
from pages.editorial.announcing import announce
from pages.models import Revision
from pages.versions.merging import changes
from pages.versions.snapshots import apply, prune, row_from_json, stored_parts, take

logger = logging.getLogger(__name__)


def apply_due():
    """Applies the versions that are due; returns them. If nothing is due, this is one query on an index."""
    with translation.override(settings.LANGUAGE_CODE):
        done = [settle(key) for key in Revision.objects.due().values_list("pk", flat=True)]
    return [revision for revision in done if revision]


@transaction.atomic
def settle(key):
    """Applies the version `key`; returns it, or None if another process did it.

    The second to come waits for the first, then has nothing to do: no page is drawn before it is done. The
    object is locked before its version, in the same order as a form does: otherwise both would wait for ever.
    """
    revision = Revision.objects.due().filter(pk=key).first()
    obj = held(revision) if revision else None
    revision = Revision.objects.due().select_for_update().filter(pk=key).first()
    if not revision:
        return None
    revision.failure = attempt(revision, obj)
    revision.status = Revision.Status.FAILED if revision.failure else Revision.Status.APPLIED
    revision.save(update_fields=["status", "failure"])
    return revision


def held(revision):
    """The object of the version, with its row locked; None if it was deleted."""
    model = revision.content_type.model_class()
    found = model._base_manager.select_for_update().filter(pk=revision.object_key) if model else ()
    return next(iter(found), None)


def attempt(revision, obj):
    """'' if the version is applied, otherwise why it cannot be, in words; it is not tried again until a
    person has read them.
    """
    try:
        with transaction.atomic():
            put_in_place(revision, obj)
    except OperationalError:  # the database is away or too busy: the version is not at fault
        raise
    except Exception as error:  # a visitor must not get an error: staff will read it
        return in_words(error, revision)[:500]
    return ""


def rehearse(revision):
    """What would prevent the version if it were applied now, or '': the person who chooses the date is told at once."""
    with transaction.atomic():
        failure = attempt(revision, held(revision))
        transaction.set_rollback(True)
    return failure


def put_in_place(revision, obj):
    """Applies the version to its object, announces it and records a new version.

    Raises ValidationError with a sentence if it cannot be applied.
    """
    if obj is None:
        raise ValidationError(_("Ce contenu a été supprimé avant cette date."))
    after = wanted(revision, obj, take(obj))
    lost = prune(obj, after, stored_parts(obj))
    if any(field.name == "parent" for _values, field in lost):
        raise ValidationError(_("La page sous laquelle celle-ci devait venir a été supprimée."))
    changed = copy(obj)
    row_from_json(changed, after["fields"])
    changed.full_clean()
    author = revision.author
    by = author.get_username() if author else revision.author_name
    apply(obj, after, by=by)
    announce(obj)
    comment = _("Version %s, programmée.") % revision.number
    comment += " " + _("Ce qu’elle citait a été supprimé entre-temps, et n’y est plus.") if lost else ""
    signed = {"author": author, "author_name": revision.author_name, "comment": comment}
    Revision.objects.add(obj, take(obj), Revision.Status.PUBLISHED, **signed)
    record(None, Act.PUBLISH, obj, by=by, message=comment)


def wanted(revision, obj, live):
    """The snapshot of the version over the present row, whose dates are kept: they are not chosen in a version."""
    after = revision.over(live)
    dates = {name: live["fields"][name] for name in obj.DATES}
    return after | {"fields": after["fields"] | dates}


def still_to_come(obj, snapshot):
    """The scheduled versions that still change `obj` when its row is `snapshot`; the others are marked as replaced."""
    waiting = Revision.objects.of(obj).scheduled().select_related("base")
    over = [each for each in waiting if not changes_more(each, obj, snapshot)]
    Revision.objects.filter(pk__in=[each.pk for each in over]).update(status=Revision.Status.REPLACED)
    return [each for each in waiting if each not in over]


def changes_more(revision, obj, snapshot):
    """Whether the version changes `snapshot`, apart from its announcement and from what translations remember."""
    found = changes(snapshot, wanted(revision, obj, snapshot))
    return any(not unit[-1].startswith(("new_", "translation_sources", "stale_languages")) for unit in found)


def in_words(error, revision):
    """The sentence that tells staff about an exception; an unexpected one is logged."""
    if isinstance(error, ValidationError):
        return " ".join(error.messages)
    if isinstance(error, models.ProtectedError):
        return _("Un autre contenu a encore besoin de ce que cette version supprime.")
    if isinstance(error, IntegrityError):
        return _("Un autre contenu a pris entre-temps ce que cette version demande, par exemple son adresse.")
    logger.error("%s could not be applied", revision, exc_info=error)
    return _("Erreur imprévue : signalez-la à l’administrateur du site, qui la trouvera dans le journal.")
