"""Examples, so that every screen is seen at work: they say « Exemple » themselves, and leave no trace once unloaded."""

from django.db import transaction
from django.db.models import ProtectedError

from pages.models import CacheVersion, Redirect
from programmes.demo.rows import rows
from programmes.models import Example, MilestoneChange
from programmes.promises.guards import lifted


class StillUsed(Exception):
    """An object of the site leads to an example, and would be broken without it."""


@transaction.atomic
def load():
    """How many objects were made: none if they are there already."""
    if Example.objects.exists():
        return 0
    for made in rows():
        Example.of(made)
    CacheVersion.move()
    return Example.objects.count()


@transaction.atomic
def unload():
    """How many objects were taken away.

    :raises StillUsed: naming what stands in the way; nothing is then taken away
    """
    examples = list(Example.objects.select_related("content_type").reverse())
    with lifted():  # an example is no promise
        for example in examples:
            if found := example.made:
                take_away(found)
            example.delete()
    CacheVersion.move()
    return len(examples)


def take_away(found):
    """An address of an example promises nothing: no redirect stays behind it."""
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
    """One by one, no public milestone may be deleted; these never promised anything."""
    MilestoneChange.objects.filter(milestone__in=milestones)._raw_delete("default")
    milestones._raw_delete("default")
