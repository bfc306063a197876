"""The forms that editors have open: who is writing where, and what they have typed but not saved."""

from datetime import timedelta

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

#: A window sends a sign every thirty seconds; after three silences it counts as closed.
PRESENT = timedelta(seconds=100)
#: The length of the name that a form gives to its window.
WINDOW = 20


class OpenFormQuerySet(models.QuerySet):
    def of(self, model, key):
        return self.filter(**self.names(model, key))

    def names(self, model, key):
        kind = ContentType.objects.get_for_model(model, for_concrete_model=True)
        return {"content_type": kind, "object_key": str(key or "")}

    def present(self):
        """The windows that gave a sign lately, the first opened first."""
        return self.filter(seen_at__gt=timezone.now() - PRESENT).order_by("opened_at")

    def others(self, user):
        """The open forms of other people, one for each person."""
        found = {}
        for each in self.present().exclude(user=user).select_related("user"):
            found.setdefault(each.user_id, each)
        return list(found.values())

    def typed(self, user, but):
        """What this user typed and did not save, in all windows except `but`."""
        return self.filter(user=user).exclude(typed="").exclude(window=but).order_by("typed_at")

    def tidy(self, user):
        """Deletes the windows that were closed with nothing typed; typed words are kept as long as the trash."""
        now = timezone.now()
        silent = Q(typed="", seen_at__lte=now - PRESENT)
        old = Q(seen_at__lte=now - timedelta(days=settings.TRASH_DAYS))
        return self.filter(silent | old, user=user).delete()

    def window(self, user, model, key, window):
        return self.of(model, key).filter(user=user, window=window)

    def seen(self, user, model, key, window, **fields):
        """Records a sign of this window. If it was silent for long, it counts as opened again.

        `fields` are values to set.
        """
        now = timezone.now()
        was_silent = When(seen_at__lt=now - PRESENT, then=Value(now))
        anew = Case(was_silent, default=F("opened_at"))
        if not self.window(user, model, key, window).update(opened_at=anew, seen_at=now, **fields):
            names = self.names(model, key)
            self.create(user=user, window=window, opened_at=now, seen_at=now, **names, **fields)


class OpenForm(models.Model):
    CHANGES_PAGES = False

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    object_key = models.CharField(max_length=40, blank=True)  # '' for a new object
    window = models.CharField(max_length=WINDOW, blank=True)  # the same form may be open in two windows
    opened_at = models.DateTimeField(_("ouvert le"))
    seen_at = models.DateTimeField(_("vu le"))
    typed = models.TextField(blank=True)  # as a browser sends a form; '' when nothing is unsaved
    typed_at = models.DateTimeField(_("écrit le"), null=True)

    objects = OpenFormQuerySet.as_manager()

    class Meta:
        verbose_name = _("formulaire ouvert")
        verbose_name_plural = _("formulaires ouverts")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "content_type", "object_key", "window"], name="one_open_form_a_window"
            )
        ]

    def __str__(self):
        return f"{self.user}, {self.content_type} {self.object_key}"

    def take_over(self, window):
        """Continues in `window` with what was typed here. If the first window is still open, it goes on by itself."""
        self.window = window
        self.save(update_fields=["window"])
