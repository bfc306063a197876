"""What was deleted of what is under editorial control: kept whole, to be put back, until the delay has passed."""

import uuid
from datetime import timedelta

from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from pages.access.models.audit import AuditEntry
from pages.editorial.models.revision import Revision
from pages.publication.models.redirect import Redirect
from pages.versions.files import files_shown
from pages.versions.snapshots import take, value_to_json

TOO_EARLY = _("« %(name)s » reste dans la corbeille jusqu’au %(date)s : rien n’en sort plus tôt.")

LEFT = _("Sorti de la corbeille pour de bon, son délai passé.")


class TrashQuerySet(models.QuerySet):
    def keep(self, objects, by=None):
        """Records these objects, which are about to be deleted together, so that they can come back together."""
        batch, objects = uuid.uuid4(), list(objects)
        dated = [model for model in {type(obj) for obj in objects} if hasattr(model.objects, "never_public")]
        hidden = {model: model.objects.never_public() for model in dated}
        return [self.keep_one(obj, batch, by, obj.pk not in hidden.get(type(obj), ())) for obj in objects]

    def keep_one(self, obj, batch, by, was_public):
        snapshot = take(obj)
        addresses = obj.addresses() if hasattr(obj, "addresses") else []
        Revision.objects.of(obj).scheduled().update(status=Revision.Status.DRAFT, apply_at=None)
        return self.create(
            batch=batch,
            content_type=Revision.objects.kind(obj),
            object_key=str(obj.pk),
            object_name=str(obj)[:200],
            address=addresses[0] if addresses else "",
            snapshot=snapshot,
            files=files_shown(type(obj), snapshot),
            was_public=was_public,
            identity={name: value_to_json(obj._meta.get_field(name), obj) for name in obj.NOT_REVISED},
            redirects=dict(Redirect.objects.leading_to(*addresses).values_list("old_path", "target")),
            deleted_by=by,
            deleted_by_name=(by.get_full_name() or by.get_username()) if by else "",
        )

    def waiting(self):
        """Those that were not put back."""
        return self.filter(restored_at=None)

    def old(self):
        return self.filter(deleted_at__lte=timezone.now() - delay())

    def below(self, trashed):
        """Those that were deleted with `trashed` because they were below it, top first."""
        kept = self.waiting().filter(batch=trashed.batch, address__startswith=trashed.address)
        return kept.exclude(pk=trashed.pk).order_by("address") if trashed.address else self.none()

    def delete(self):
        for young in self.exclude(pk__in=self.model.objects.old().values("pk"))[:1]:
            young.refuse()
        return super().delete()

    delete.alters_data = True
    delete.queryset_only = True

    def empty(self):
        """Deletes for good what is older than the delay, with its versions and comments; returns how many left.

        What was put back keeps its versions and comments.
        """
        found = list(self.old())
        for each in found:
            if not each.restored_at and not each.exists():
                for model in about_objects():
                    model.objects.filter(content_type=each.content_type, object_key=each.object_key).delete()
            each.delete()
        AuditEntry.objects.bulk_create(each.departure() for each in found)
        return len(found)


class TrashedObject(models.Model):
    CHANGES_PAGES = False

    batch = models.UUIDField(editable=False, db_index=True)
    content_type = models.ForeignKey(ContentType, models.CASCADE, verbose_name=_("sorte"), related_name="+")
    object_key = models.CharField(max_length=40)
    object_name = models.CharField(_("titre"), max_length=200)
    address = models.CharField(_("adresse"), max_length=500, blank=True)
    snapshot = models.JSONField(encoder=DjangoJSONEncoder)
    identity = models.JSONField(encoder=DjangoJSONEncoder)
    files = models.TextField(
        blank=True, editable=False
    )  # the files that it shows, as files_shown() writes them
    was_public = models.BooleanField(default=True, editable=False)
    redirects = models.JSONField(default=dict)
    deleted_at = models.DateTimeField(_("supprimé le"), auto_now_add=True, db_index=True)
    deleted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=_("par"), null=True, related_name="+"
    )
    deleted_by_name = models.CharField(_("par"), max_length=150, blank=True)
    restored_at = models.DateTimeField(_("remis le"), null=True)

    objects = TrashQuerySet.as_manager()

    class Meta:
        verbose_name = _("contenu supprimé")
        verbose_name_plural = _("corbeille")
        ordering = ["-deleted_at", "address"]
        indexes = [models.Index(fields=["content_type", "object_key"])]

    def __str__(self):
        return self.object_name

    def delete(self, *args, **kwargs):
        if timezone.now() < self.leaves_at:
            self.refuse()
        return super().delete(*args, **kwargs)

    def departure(self):
        """The entry of the audit log: nobody deletes it, its delay has passed."""
        return AuditEntry(
            act=AuditEntry.Act.DELETE,
            model=f"{self.content_type.app_label}.{self.content_type.model}",
            object_key=self.object_key,
            object_name=self.object_name,
            details={"message": str(LEFT)},
        )

    def refuse(self):
        date = date_format(timezone.localtime(self.leaves_at), "SHORT_DATETIME_FORMAT")
        raise ValidationError(TOO_EARLY % {"name": self, "date": date})

    @property
    def leaves_at(self):
        return self.deleted_at + delay()

    @property
    def model(self):
        return self.content_type.model_class()

    def exists(self):
        return bool(self.model and self.model._base_manager.filter(pk=self.object_key).exists())


def about_objects():
    """The models that are about any object, by its kind and key: versions, comments, notes…"""
    known = {"content_type", "object_key"}
    ours = apps.get_app_config("pages").get_models()
    found = [model for model in ours if known <= {field.name for field in model._meta.fields}]
    return [model for model in found if model is not TrashedObject]


def delay():
    return timedelta(days=settings.TRASH_DAYS)
