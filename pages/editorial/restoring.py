"""Puts back what is in the trash: the same object, key and address, with its branch or alone."""

from copy import deepcopy

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pages.models import Publication, Redirect, Revision, TrashedObject
from pages.publication.models.publication import new_code
from pages.versions.snapshots import apply, prune, row_from_json, take, value_from_json

BACK = gettext_lazy("Sorti de la corbeille.")


@transaction.atomic
def restore(trashed, branch=False, public=False, **signed):
    """Puts back `trashed`, with what was deleted below it if `branch`: ([objects that came back], whether a
    link was lost).

    They come back as drafts, unless `public`. Raises ValidationError with a sentence if the place is taken:
    then nothing comes back. `signed` are the author, author_name and comment of the versions.
    """
    trashed = TrashedObject.objects.select_for_update(of=("self",)).get(pk=trashed.pk)
    rows = [trashed, *(TrashedObject.objects.below(trashed) if branch else [])]
    back, lost = [], False
    for row in rows:
        obj, is_lost = put_back(row, public, **signed)
        back.append(obj)
        lost |= is_lost
    TrashedObject.objects.filter(pk__in=[row.pk for row in rows]).update(restored_at=timezone.now())
    return back, lost


def put_back(trashed, public, **signed):
    """Puts back one object: (object, whether a link was lost). Raises ValidationError with a sentence."""
    obj, snapshot, lost = rebuilt(trashed)
    free_addresses(trashed, obj)
    if not public and isinstance(obj, Publication):
        snapshot["fields"] |= {"publish_at": None, "expire_at": None}
        obj.publish_at = obj.expire_at = None
    obj.full_clean()
    obj.save(force_insert=True)
    apply(obj, snapshot)
    lead_back(trashed, obj)
    signed = {"comment": BACK} | signed
    Revision.objects.add(obj, take(obj), status_of(obj), **signed)
    return obj, lost


def status_of(obj):
    """The status of its new version: a draft that waited over it stays the draft."""
    if obj.is_live:
        return Revision.Status.PUBLISHED
    return Revision.Status.FOUND if Revision.objects.of(obj).drafts().exists() else Revision.Status.DRAFT


def rebuilt(trashed):
    """as_it_was(), after checking that it may come back: raises ValidationError otherwise."""
    if trashed.restored_at or trashed.exists():
        raise ValidationError(_("« %s » est déjà sorti de la corbeille.") % trashed)
    check_parent(trashed)
    obj, snapshot, lost = as_it_was(trashed)
    if hasattr(obj, "code") and type(obj)._base_manager.filter(code=obj.code).exists():
        obj.code = new_code()
    return obj, snapshot, lost


def as_it_was(trashed):
    """(the object, without a row; its snapshot, without links to what was deleted; whether there were such links)."""
    model, snapshot = trashed.model, deepcopy(trashed.snapshot)
    obj = model(pk=model._meta.pk.to_python(trashed.object_key))
    for name, value in trashed.identity.items():
        field = model._meta.get_field(name)
        setattr(obj, field.attname, value_from_json(field, value))
    lost = prune(obj, snapshot)
    row_from_json(obj, snapshot["fields"])
    return obj, snapshot, bool(lost)


def check_parent(trashed):
    """Raises ValidationError if the page above is in the trash too: that one must be put back first."""
    parent = trashed.snapshot["fields"].get("parent")
    if not parent or trashed.model._base_manager.filter(pk=parent).exists():
        return
    kept = TrashedObject.objects.waiting().filter(content_type=trashed.content_type, object_key=parent).last()
    if kept:
        raise ValidationError(
            _(
                "« %(name)s » était rangée sous « %(above)s », qui est aussi dans la corbeille : sortez d’abord celle-là."
            )
            % {"name": trashed, "above": kept}
        )


def free_addresses(trashed, obj):
    """They no longer say that it is gone. If they never served, what they say is said of something else."""
    if trashed.address and obj.has_served:
        own = [trashed.address, *([obj.get_short_url()] if hasattr(obj, "get_short_url") else [])]
        Redirect.objects.at(*own).filter(is_automatic=True, target="").delete()


def lead_back(trashed, obj):
    """Restores the redirects that led to it. If the page above has moved meanwhile, its address has changed."""
    if not trashed.address:
        return
    old, new = trashed.address, obj.get_path()
    for redirect in Redirect.objects.at(*trashed.redirects).filter(target=""):
        redirect.target = trashed.redirects.get(redirect.old_path, old)
        redirect.save()
    if old != new:
        obj.lead_from(old, new)
