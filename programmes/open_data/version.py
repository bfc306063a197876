"""What the data are now, in one word: the same word, the same bytes."""

from hashlib import sha256

from django.utils import timezone

from pages.models import CacheVersion, Publication


def version(dataset):
    """Moves with every save, with each date of publication that comes, and with the day, on which some statuses rest."""
    changes = [model.objects.last_change() for model in Publication.__subclasses__()]
    known = CacheVersion.current(), timezone.localdate(), changes, [column.name for column in dataset.columns]
    return sha256(repr(known).encode()).hexdigest()[:32]
