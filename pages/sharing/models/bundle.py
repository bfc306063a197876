"""Drafts shown to partners before publication: several by one secret link, which ends and can be withdrawn."""

import secrets
from datetime import timedelta
from hashlib import sha256

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from pages.editorial.models.revision import AtWork, Revision
from pages.text.years import validate_year

TOKEN_BYTES = 32  # 256 bits: nobody can guess one
SEEN_EVERY = timedelta(minutes=10)


def in_a_month():
    return timezone.now() + timedelta(days=30)


def hashed(token: str) -> str:
    """The hash stored in place of a token: the database opens nothing. No salt is needed: a token is random."""
    return sha256(token.encode("utf-8", "replace")).hexdigest()


class BundleQuerySet(models.QuerySet):
    def still_open(self):
        return self.filter(revoked_at=None, expires_at__gt=timezone.now())

    def for_list(self):
        """Adds `item_count`, `recipient_count` and `new_comments` to each bundle."""
        new = Q(items__bundlecomment_set__resolved_at=None, items__bundlecomment_set__isnull=False)
        return self.annotate(
            item_count=Count("items", distinct=True),
            recipient_count=Count("recipients", distinct=True),
            new_comments=Count("items__bundlecomment_set", filter=new, distinct=True),
        )


class Bundle(models.Model):
    CHANGES_PAGES = False  # what it shows is for those who hold a link, and is never cached

    title = models.CharField(
        _("titre"), max_length=150, help_text=_("Les destinataires le lisent en tête du partage.")
    )
    message = models.TextField(
        _("message"), max_length=2000, blank=True, help_text=_("Ce que vous attendez d’eux, et pour quand.")
    )
    expires_at = models.DateTimeField(
        _("lien valable jusqu’au"), default=in_a_month, validators=[validate_year]
    )
    revoked_at = models.DateTimeField(_("retiré le"), null=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("par"),
        null=True,
        editable=False,
        related_name="+",
    )
    created_at = models.DateTimeField(_("créé le"), auto_now_add=True)

    objects = BundleQuerySet.as_manager()

    #: The recipients who were just given a link, each with its `token`. Stored nowhere.
    given = ()

    class Meta:
        verbose_name = _("partage")
        verbose_name_plural = _("partages")
        ordering = ["-created_at"]

    def __str__(self):
        return self.title

    @property
    def is_open(self):
        return not self.revoked_at and self.expires_at > timezone.now()

    def revoke(self):
        self.revoked_at = timezone.now()
        self.save(update_fields=["revoked_at"])


class BundleItem(models.Model):
    """A text of a bundle: readers see it as it is being written now, not as it was when it was shared."""

    CHANGES_PAGES = False

    bundle = models.ForeignKey(Bundle, models.CASCADE, related_name="items", verbose_name=_("partage"))
    content_type = models.ForeignKey(ContentType, models.CASCADE, verbose_name=_("sorte"), related_name="+")
    object_key = models.CharField(max_length=40)
    object_name = models.CharField(_("titre"), max_length=200)
    added_at = models.DateTimeField(_("ajouté le"), auto_now_add=True)

    class Meta:
        verbose_name = _("texte partagé")
        verbose_name_plural = _("textes partagés")
        # a fixed order: two readers for whom the same drafts are drawn lock the rows in the same order,
        # without deadlock
        ordering = ["content_type", "object_key"]
        constraints = [
            models.UniqueConstraint(
                fields=["bundle", "content_type", "object_key"], name="an_object_is_once_in_a_bundle"
            )
        ]

    def __str__(self):
        return self.object_name

    @property
    def label(self):
        """'pages.page:12': its name in the form of a bundle."""
        return f"{self.content_type.app_label}.{self.content_type.model}:{self.object_key}"

    @cached_property
    def object(self):
        """The object, or None if it was deleted."""
        return self.content_type.model_class()._base_manager.filter(pk=self.object_key).first()

    @cached_property
    def work(self):
        return AtWork(self.object)

    @cached_property
    def is_published(self):
        """Whether the text shared is public: nothing is left to sign, and a later draft is not shown."""
        model = type(self.object)
        if hasattr(model.objects, "published") and not model.objects.published().filter(pk=self.object_key):
            return False
        since = Revision.objects.of(self.object).filter(
            status=Revision.Status.PUBLISHED, created_at__gte=self.added_at
        )
        return not self.work.is_over_row or since.exists()


class RecipientQuerySet(models.QuerySet):
    def opened_by(self, token: str):
        """The recipient to whom this token gives access now, or None.

        It is found by its hash, so that the time of the answer tells nothing about a wrong token.
        """
        now = timezone.now()
        return (
            self.filter(token_hash=hashed(token), revoked_at=None)
            .filter(bundle__revoked_at=None, bundle__expires_at__gt=now)
            .select_related("bundle")
            .first()
        )


class BundleRecipient(models.Model):
    CHANGES_PAGES = False

    bundle = models.ForeignKey(Bundle, models.CASCADE, related_name="recipients", verbose_name=_("partage"))
    organisation = models.CharField(_("organisme"), max_length=150)
    person = models.CharField(_("personne"), max_length=150)
    email = models.EmailField(_("adresse électronique"), blank=True)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    revoked_at = models.DateTimeField(_("lien retiré le"), null=True, editable=False)
    last_seen_at = models.DateTimeField(_("vu le"), null=True, editable=False)
    created_at = models.DateTimeField(_("ajouté le"), auto_now_add=True)

    objects = RecipientQuerySet.as_manager()

    class Meta:
        verbose_name = _("destinataire")
        verbose_name_plural = _("destinataires")
        ordering = ["organisation__folded", "person__folded"]

    def __str__(self):
        return f"{self.organisation} ({self.person})"

    def clean(self):
        super().clean()
        if "\0" in f"{self.organisation}{self.person}":
            raise ValidationError(_("Ce nom contient un caractère invisible : écrivez-le de nouveau."))

    def new_token(self) -> str:
        """Makes a new link and returns its token, which is known only now; the former link stops working."""
        token = secrets.token_urlsafe(TOKEN_BYTES)
        self.token_hash, self.revoked_at = hashed(token), None
        return token

    def revoke(self):
        self.revoked_at = timezone.now()
        self.save(update_fields=["revoked_at"])

    def seen(self):
        """Records the visit, every ten minutes at most: reading must cost little."""
        now = timezone.now()
        long_ago = Q(last_seen_at=None) | Q(last_seen_at__lt=now - SEEN_EVERY)
        BundleRecipient.objects.filter(long_ago, pk=self.pk).update(last_seen_at=now)
