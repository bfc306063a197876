"""The addresses of other sites that our texts contain, and what they answered when `check_links` last asked."""

from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ExternalLinkQuerySet(models.QuerySet):
    def broken(self):
        """Pages that are gone, at once; other failures only from the second day: a site may be down for an hour."""
        failed = Q(status__in=ExternalLink.FAILURES, failed_days__gte=2)
        return self.filter(Q(status=ExternalLink.Status.GONE) | failed)

    def moved(self):
        return self.filter(status=ExternalLink.Status.MOVED)

    def due(self, now, days):
        """The links to check: never asked first, then the oldest answers. A failure is checked again the next day.

        `now` is an aware datetime; an answer is valid for `days` days.
        """
        today = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
        old = Q(checked_at=None) | Q(checked_at__lt=now - timedelta(days=days))
        again = Q(status__in=ExternalLink.FAILURES, checked_at__lt=today)
        return self.filter(old | again).order_by(models.F("checked_at").asc(nulls_first=True), "url")


class ExternalLink(models.Model):
    CHANGES_PAGES = False

    class Status(models.TextChoices):
        UNKNOWN = "", _("Pas encore vérifiée.")
        FINE = "bon", _("Répond.")
        MOVED = "deplace", _("L’adresse a changé pour toujours.")
        GONE = "disparu", _("La page n’existe plus.")
        SHY = "refus", _("Le site ne répond pas aux vérifications automatiques : à ouvrir vous-même.")
        ERROR = "erreur", _("Le site répond par une erreur.")
        SILENT = "muet", _("Le site ne répond pas.")
        NO_NAME = "inconnu", _("Ce site n’existe pas, ou plus : son nom est inconnu.")
        CERTIFICATE = (
            "certificat",
            _("Le certificat du site est périmé ou faux : les navigateurs avertissent."),
        )
        LOOP = "boucle", _("Le site renvoie sans fin d’une adresse à l’autre.")
        FORBIDDEN = "prive", _("L’adresse est celle d’un réseau privé : personne d’autre ne peut l’ouvrir.")

    FAILURES = (
        Status.ERROR,
        Status.SILENT,
        Status.NO_NAME,
        Status.CERTIFICATE,
        Status.LOOP,
        Status.FORBIDDEN,
    )

    url = models.CharField(_("adresse"), max_length=2000, unique=True)
    status = models.CharField(_("ce qui a été répondu"), max_length=12, choices=Status, blank=True)
    code = models.PositiveSmallIntegerField(_("code"), null=True, blank=True)
    moved_to = models.CharField(_("nouvelle adresse"), max_length=2000, blank=True)
    checked_at = models.DateTimeField(_("vérifiée le"), null=True, blank=True, db_index=True)
    first_failed_at = models.DateTimeField(_("ne répond plus depuis le"), null=True, blank=True)
    failed_days = models.PositiveSmallIntegerField(_("jours d’échec"), default=0)

    objects = ExternalLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("lien vers un autre site")
        verbose_name_plural = _("liens vers d’autres sites")
        ordering = ["url"]

    def __str__(self):
        return self.url

    @property
    def is_failure(self):
        return self.status in (*self.FAILURES, self.Status.GONE)

    @property
    def sentence(self):
        """What the answer means: « La page n’existe plus. (404) »"""
        if self.status == self.Status.MOVED:
            return _("L’adresse a changé pour toujours : %s") % self.moved_to
        words = self.get_status_display() or self.Status.UNKNOWN.label
        return f"{words} ({self.code})" if self.code and self.code >= 400 else str(words)

    def record(self, answer, now):
        """Saves an Answer (pages/links/checking.py); several failures in one day count once."""
        was_failure, last = self.is_failure, self.checked_at
        self.status, self.code, self.moved_to = answer.status, answer.code, answer.moved_to
        self.checked_at = now
        if not self.is_failure:
            self.first_failed_at, self.failed_days = None, 0
        elif not was_failure:
            self.first_failed_at, self.failed_days = now, 1
        elif day(last) != day(now):
            self.failed_days += 1
        self.save()


def day(moment):
    return timezone.localtime(moment).date()
