"""Loads and unloads examples, to see every screen at work. They say « Exemple », and leave no trace when unloaded."""

from django.db import transaction
from django.db.models import ProtectedError

from pages.models import CacheVersion, Redirect
from programmes.demo.rows import rows
from programmes.models import Example, MilestoneChange
from programmes.promises.guards import lifted


class StillUsed(Exception):
    """Something of the site links to an example, and would be broken without it."""


@transaction.atomic
def load() -> int:
    """Creates the examples; returns how many objects, 0 if they already exist."""
    if Example.objects.exists():
        return 0
    for made in rows():
        Example.of(made)
    CacheVersion.move()
    return Example.objects.count()


@transaction.atomic
def unload() -> int:
    """Deletes the examples; returns how many objects.

    Raises StillUsed, with the names of what prevents it; then nothing is deleted.
    """
    examples = list(Example.objects.select_related("content_type").reverse())
    with lifted():  # an example is not a promise: the triggers must not keep it
        for example in examples:
            if found := example.made:
                take_away(found)
            example.delete()
    CacheVersion.move()
    return len(examples)


def take_away(found):
    """Deletes the example without a redirect: nobody relies on its address."""
    addresses = found.addresses() if hasattr(found, "addresses") else []
    if hasattr(found, "milestones"):
        forget_promises(found.milestones.all())
    Redirect.objects.leading_to(*addresses).filter(is_automatic=True).delete()
    found.is_kept_in_trash = False
    try:
        found.delete()
    except ProtectedError as error:
        users = ", ".join(f"« {each} »" for each in sorted(map(str, error.protected_objects)))
        raise StillUsed(f"« {found} » sert à {users}.") from error
    Redirect.objects.at(*addresses).delete()


def forget_promises(milestones):
    """Deletes the milestones without delete(), which refuses public ones: those of an example promise nothing."""
    MilestoneChange.objects.filter(milestone__in=milestones)._raw_delete("default")
    milestones._raw_delete("default")
