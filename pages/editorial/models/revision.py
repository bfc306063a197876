"""The versions of what is under editorial control. The draft of a live object is a version, and never in its row."""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.db.models import Max, Min, Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from pages.versions.files import files_shown
from pages.versions.merging import merge
from pages.versions.snapshots import fingerprint, take


class RevisionQuerySet(models.QuerySet):
    def kind(self, obj):
        return ContentType.objects.get_for_model(obj, for_concrete_model=True)

    def of(self, obj):
        return self.filter(content_type=self.kind(obj), object_key=str(obj.pk))

    def pending(self):
        return self.filter(status__in=Revision.PENDING)

    def drafts(self):
        """The drafts that a new draft replaces; a scheduled version stays."""
        return self.pending().exclude(status=Revision.Status.SCHEDULED)

    def were_public(self):
        """The versions that show that the object was public: published, or found in a row that had a date."""
        dated = Q(status=Revision.Status.FOUND) & ~Q(snapshot__fields__publish_at=None)
        without_dates = Q(
            status=Revision.Status.FOUND, snapshot__fields__publish_at__isnull=True
        )  # a programme, which has no date
        published = Q(status__in=(Revision.Status.PUBLISHED, Revision.Status.APPLIED))
        return self.filter(published | dated | without_dates)

    def scheduled(self):
        return self.filter(status=Revision.Status.SCHEDULED)

    def due(self):
        """The versions whose date has come, in the order of their dates."""
        return self.scheduled().filter(apply_at__lte=timezone.now()).order_by("apply_at", "number")

    def next_change(self):
        """The next date at which a version is due, or None."""
        coming = self.scheduled().filter(apply_at__gt=timezone.now())
        return coming.aggregate(first=Min("apply_at"))["first"]

    def add(self, obj, snapshot, status, **fields):
        """Creates the next version of `obj`. A constraint forbids the same number to two created at once."""
        number = (self.of(obj).aggregate(last=Max("number"))["last"] or 0) + 1
        return self.create(
            content_type=self.kind(obj),
            object_key=str(obj.pk),
            object_name=str(obj)[:200],
            number=number,
            snapshot=snapshot,
            fingerprint=fingerprint(snapshot),
            files=files_shown(type(obj), snapshot),
            status=status,
            **fields,
        )

    def replace_drafts(self, obj, snapshot, status, **fields):
        """add(), after marking the present drafts as replaced."""
        self.of(obj).drafts().update(status=Revision.Status.REPLACED)
        return self.add(obj, snapshot, status, **fields)

    def found(self, obj, snapshot=None):
        """The version that the row of `obj` contains; it is created if the row was changed otherwise than by a form."""
        snapshot = snapshot or take(obj)
        in_row = Q(status__in=Revision.PUBLIC) | Q(base=None) & ~Q(status=Revision.Status.ASIDE)
        same = self.of(obj).filter(in_row, fingerprint=fingerprint(snapshot))
        return same.last() or self.found_first(obj, snapshot, same)

    @transaction.atomic
    def found_first(self, obj, snapshot, same):
        """Waits for a lock on the row: if two people open the object at once, only one version is created."""
        self.wait_for(obj)
        return same.last() or self.add(obj, snapshot, Revision.Status.FOUND)

    def wait_for(self, obj):
        """Locks the row of `obj` until the end of the transaction."""
        type(obj)._base_manager.select_for_update().filter(pk=obj.pk).exists()


class Revision(models.Model):
    class Status(models.TextChoices):
        DRAFT = "brouillon", _("brouillon")
        SUBMITTED = "a-relire", _("à relire")
        CHANGES = "a-reprendre", _("à reprendre")
        APPROVED = "approuvee", _("approuvée")
        SCHEDULED = "programmee", _("programmée")
        FAILED = "empechee", _("programmée, mais empêchée")
        APPLIED = "appliquee", _("appliquée à sa date")
        PUBLISHED = "publiee", _("publiée")
        FOUND = "trouvee", _("en place, sans passer par un formulaire")
        ASIDE = "de-cote", _("mise de côté : quelqu’un d’autre avait enregistré")
        REPLACED = "remplacee", _("remplacée par un brouillon plus récent")
        DISCARDED = "abandonnee", _("abandonnée")

    CHANGES_PAGES = False  # its content is public only when it is applied

    #: Someone still works on these, in one way or another.
    PENDING = (
        Status.DRAFT, Status.SUBMITTED, Status.CHANGES, Status.APPROVED, Status.SCHEDULED, Status.FAILED,
    )  # fmt: skip
    #: These have, or had, a date of their own.
    DATED = (Status.SCHEDULED, Status.FAILED)
    #: The row of the object had this content at some time.
    PUBLIC = (Status.PUBLISHED, Status.FOUND)

    content_type = models.ForeignKey(ContentType, models.CASCADE, verbose_name=_("sorte"), related_name="+")
    object_key = models.CharField(max_length=40)
    object_name = models.CharField(_("titre"), max_length=200)
    number = models.PositiveIntegerField(_("version"))
    snapshot = models.JSONField(encoder=DjangoJSONEncoder)
    fingerprint = models.CharField(max_length=64, db_index=True)
    files = models.TextField(
        blank=True, editable=False
    )  # the files that it shows, as files_shown() writes them
    base = models.ForeignKey(
        "self", models.SET_NULL, verbose_name=_("écrite à partir de"), null=True, related_name="+"
    )
    status = models.CharField(_("état"), max_length=20, choices=Status)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=_("par"), null=True, related_name="+"
    )
    author_name = models.CharField(_("par"), max_length=150, blank=True)
    comment = models.CharField(_("commentaire"), max_length=300, blank=True)
    created_at = models.DateTimeField(_("enregistrée le"), auto_now_add=True)
    apply_at = models.DateTimeField(_("à appliquer le"), null=True)
    failure = models.CharField(_("ce qui l’a empêchée"), max_length=500, blank=True)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        ordering = ["content_type", "object_key", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_key", "number"], name="revision_number_serves_once"
            )
        ]
        indexes = [
            models.Index(fields=["status", "created_at"]),
            models.Index(fields=["status", "apply_at"]),
        ]

    def __str__(self):
        return _("version %(number)s de « %(name)s »") % {"number": self.number, "name": self.object_name}

    @cached_property
    def object(self):
        """The object of this version, or None if it was deleted."""
        return self.content_type.model_class()._base_manager.filter(pk=self.object_key).first()

    def over(self, live):
        """Its snapshot merged with the present row: what has changed there since it was written is kept.

        Where both changed the same thing, the draft wins; the form and the comparison show it.
        """
        if not self.base:
            return self.snapshot
        return merge(self.base.snapshot, live, self.snapshot)


class AtWork:
    """The text of `obj` as it is being written: its row, or the draft over it. Reading it writes nothing."""

    def __init__(self, obj):
        self.obj, self.is_live = obj, obj.is_live
        self.live = take(obj)
        self.pending = Revision.objects.of(obj).pending().select_related("base").last()

    @property
    def is_over_row(self):
        """Whether a draft waits whose content is not in the row."""
        return bool(self.pending and self.pending.base_id)

    @cached_property
    def snapshot(self):
        return self.pending.over(self.live) if self.is_over_row else self.live

    @cached_property
    def fingerprint(self):
        return fingerprint(self.snapshot)


class Working(AtWork):
    """AtWork for an editor, who needs a version to start from: it is created if the row has none yet."""

    def __init__(self, obj):
        super().__init__(obj)
        self.row = Revision.objects.found(obj, self.live)
        versions = Revision.objects.of(obj)
        same = versions.filter(fingerprint=self.fingerprint)
        if self.is_over_row and not same.exists():
            self.keep_shown(versions, same)

    @transaction.atomic
    def keep_shown(self, versions, same):
        """When the row under a draft has changed: records what the form shows, to know later what each changed."""
        versions.wait_for(self.obj)
        if not same.exists():
            versions.add(self.obj, self.snapshot, Revision.Status.REPLACED, base=self.row)
