"""The version of the data, for ETag: the same version means the same bytes."""

from hashlib import sha256

from django.utils import timezone

from pages.models import CacheVersion, Publication


def version(dataset) -> str:
    """A hash that changes with every save, every date of publication, and every day, since some statuses
    depend on the day.
    """
    changes = [model.objects.last_change() for model in Publication.__subclasses__()]
    known = CacheVersion.current(), timezone.localdate(), changes, [column.name for column in dataset.columns]
    return sha256(repr(known).encode()).hexdigest()[:32]
