"""The notes of important changes, as they were published."""

import uuid

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import CharField, Q
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pages.publication.models.publication import Publication


class ChangeNoteQuerySet(models.QuerySet):
    def public(self):
        """The notes of what the public sees now: what is withdrawn or deleted hides its notes."""
        shown = Q(pk__in=[])
        for model in Publication.__subclasses__():
            keys = (
                model.objects.published()
                .order_by()
                .annotate(as_text=Cast("pk", CharField()))
                .values("as_text")
            )
            shown |= Q(content_type=ContentType.objects.get_for_model(model), object_key__in=keys)
        return self.filter(shown, at__lte=timezone.now()).order_by("-at", "-pk")


class ChangeNote(models.Model):
    uuid = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)  # the entry of the feed
    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    object_key = models.CharField(max_length=40)
    at = models.DateTimeField(_("quand"), db_index=True)
    note = models.CharField(_("ce qui a changé"), max_length=200)

    objects = ChangeNoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("note de modification")
        verbose_name_plural = _("notes de modification")
        ordering = ["-at"]
        indexes = [models.Index(fields=["content_type", "object_key"])]

    def __str__(self):
        return self.note


def with_objects(notes):
    """[(note, its object), …] for the objects that are public: one query for each kind of object."""
    keys = {}
    for note in notes:
        keys.setdefault(note.content_type_id, set()).add(note.object_key)
    found = {}
    for kind, wanted in keys.items():
        model = ContentType.objects.get_for_id(kind).model_class()
        found |= {(kind, str(obj.pk)): obj for obj in model.objects.published().filter(pk__in=wanted)}
    pairs = [(note, found.get((note.content_type_id, note.object_key))) for note in notes]
    return [(note, obj) for note, obj in pairs if obj]
