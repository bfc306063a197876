from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class CommentQuerySet(models.QuerySet):
    def of(self, obj):
        kind = ContentType.objects.get_for_model(obj, for_concrete_model=True)
        return self.filter(content_type=kind, object_key=str(obj.pk))

    def open(self):
        return self.filter(resolved_at=None)


class Comment(models.Model):
    """What a reader of a draft says to its author, about the whole text or one of its parts."""

    CHANGES_PAGES = False

    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    object_key = models.CharField(max_length=40)
    unit = models.CharField(
        _("à propos de"), max_length=120, blank=True, help_text=_("Vide : du texte entier.")
    )
    unit_name = models.CharField(max_length=200, blank=True)
    text = models.TextField(_("commentaire"), max_length=2000)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    author_name = models.CharField(_("par"), max_length=150)
    created_at = models.DateTimeField(_("écrit le"), auto_now_add=True)
    resolved_at = models.DateTimeField(_("réglé le"), null=True)
    resolved_by = models.CharField(_("réglé par"), max_length=150, blank=True)

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("commentaire")
        verbose_name_plural = _("commentaires")
        ordering = ["created_at", "pk"]
        indexes = [models.Index(fields=["content_type", "object_key"])]

    def __str__(self):
        return self.text[:60]

    def resolve(self, name):
        self.resolved_at, self.resolved_by = timezone.now(), name
        self.save(update_fields=["resolved_at", "resolved_by"])
