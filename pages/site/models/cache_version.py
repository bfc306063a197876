from django.db import models
from django.db.models import F


class CacheVersion(models.Model):
    """One row with one number, which changes in the same transaction as anything public.

    The page cache serves the pages it has as long as the number does not change.
    """

    CHANGES_PAGES = False

    number = models.PositiveBigIntegerField(default=1)

    class Meta:
        verbose_name = "cache version"

    def __str__(self):
        return str(self.number)

    @classmethod
    def current(cls):
        return cls.objects.filter(pk=1).values_list("number", flat=True).first() or 0

    @classmethod
    def move(cls):
        if not cls.objects.filter(pk=1).update(number=F("number") + 1):
            cls.objects.get_or_create(pk=1)
