"""What recipients say of a bundle: remarks, and signatures bound to what they read."""

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pages.sharing.models.bundle import BundleItem, BundleRecipient

MAX_TEXT = 4000


class AnswerQuerySet(models.QuerySet):
    def about(self, obj):
        """The answers about `obj`, in all bundles."""
        kind = ContentType.objects.get_for_model(obj, for_concrete_model=True)
        return self.filter(item__content_type=kind, item__object_key=str(obj.pk))


class BundleAnswer(models.Model):
    """What someone said of one passage (pages/sharing/passages.py): a block, a line, the object's own fields;
    "" for the whole.

    The passage may change or disappear: its name is kept as it was.
    """

    CHANGES_PAGES = False

    recipient = models.ForeignKey(
        BundleRecipient, models.PROTECT, verbose_name=_("destinataire"), related_name="%(class)s_set"
    )
    item = models.ForeignKey(
        BundleItem, models.PROTECT, verbose_name=_("texte"), related_name="%(class)s_set"
    )
    passage = models.CharField(max_length=80, blank=True)
    passage_name = models.CharField(_("passage"), max_length=200, blank=True)

    objects = AnswerQuerySet.as_manager()

    class Meta:
        abstract = True


class BundleComment(BundleAnswer):
    text = models.TextField(_("remarque"), max_length=MAX_TEXT)
    created_at = models.DateTimeField(_("écrite le"), auto_now_add=True)
    resolved_at = models.DateTimeField(_("traitée le"), null=True)
    resolved_by = models.CharField(_("traitée par"), max_length=150, blank=True)

    class Meta:
        verbose_name = _("remarque")
        verbose_name_plural = _("remarques")
        ordering = ["created_at", "pk"]

    def __str__(self):
        return self.text[:60]

    def resolve(self, user):
        self.resolved_at, self.resolved_by = timezone.now(), user.get_full_name() or user.get_username()
        self.save(update_fields=["resolved_at", "resolved_by"])


class BundleSignature(BundleAnswer):
    """« Validé »: valid only for the text with this fingerprint. It is never changed or deleted."""

    fingerprint = models.CharField(max_length=64)
    organisation = models.CharField(_("organisme"), max_length=150)
    person = models.CharField(_("personne"), max_length=150)
    version = models.PositiveIntegerField(_("version"), null=True)
    signed_at = models.DateTimeField(_("validé le"), auto_now_add=True)

    class Meta:
        verbose_name = _("validation")
        verbose_name_plural = _("validations")
        ordering = ["signed_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["recipient", "item", "passage", "fingerprint"], name="the_same_is_signed_once"
            )
        ]

    def __str__(self):
        return _("validé pour %(organisation)s : %(passage)s") % {
            "organisation": self.organisation,
            "passage": self.passage_name,
        }
