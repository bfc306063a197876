"""A file that staff sent, and what came of it."""

from contextlib import contextmanager, nullcontext
from datetime import timedelta

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class FileImportQuerySet(models.QuerySet):
    def waiting(self):
        """Sent, and neither confirmed nor given up: the file itself is not read."""
        return self.filter(applied_at=None).defer("content", "report")

    def forgotten(self):
        """Nobody confirmed them in time: files may name people, and do not stay."""
        limit = timezone.now() - timedelta(days=settings.IMPORT_FORGET_DAYS)
        return self.filter(applied_at=None, made_at__lt=limit)


class FileImport(models.Model):
    """The base of the imports of each kind: the file is kept between its preview and the yes, then only its report.

    The files live in the table, not in the folder of uploads: anyone may read that one.
    """

    name = models.CharField(_("fichier"), max_length=200, editable=False)
    content = models.BinaryField(default=bytes, editable=False)
    counts = models.JSONField(_("ce qui a été lu"), default=dict, editable=False)
    refusals = models.JSONField(_("ce qui a été refusé"), default=dict, editable=False)
    #: The refused lines with their reasons, as a file that can be mended and sent again.
    report = models.BinaryField(default=bytes, editable=False)
    made_at = models.DateTimeField(_("envoyé le"), auto_now_add=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("envoyé par"),
        null=True,
        editable=False,
        related_name="+",
    )
    applied_at = models.DateTimeField(_("enregistré le"), null=True, editable=False)

    #: Whether a file is written in one transaction; else a batch of lines at a time, and what is done stays done.
    ONE_TRANSACTION = True
    #: The counts that say that there is something to confirm.
    CHANGES = ()
    #: All or nothing: a kind that lets staff ask for it has a field of this name.
    strict = False

    objects = FileImportQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["-made_at"]

    def __str__(self):
        return self.name

    @property
    def has_changes(self):
        return any(self.counts.get(name) for name in self.CHANGES)

    @property
    def is_stopped(self):
        """By a refused line, where all or nothing was asked."""
        return bool(self.strict and self.refusals.get("count"))

    def transaction(self):
        return transaction.atomic() if self.ONE_TRANSACTION else nullcontext()

    @contextmanager
    def alone(self):
        """One confirmation at a time: where another has gone before, `applied_at` says so."""
        with self.transaction():
            rows = (
                type(self).objects.select_for_update() if self.ONE_TRANSACTION else type(self).objects.all()
            )
            self.refresh_from_db(fields=["applied_at"], from_queryset=rows)
            yield

    def looked_at(self, plan):
        """Keeps what the plan says, for the preview."""
        self.counts = plan.counts
        self.refusals = plan.refusals.as_dict(settings.IMPORT_SHOWN_LINES)
        self.report = plan.report if plan.refusals else b""

    def applied(self, plan):
        """What the plan says is written: the file itself is needed no more."""
        self.looked_at(plan)
        self.applied_at, self.content = timezone.now(), b""
        self.save()
