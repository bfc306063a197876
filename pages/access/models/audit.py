"""The audit log: who did what to what, when and from where.

Rows are added, never changed, and purged when they are old.
"""

from datetime import timedelta

from django.apps import apps
from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Unalterable(Exception):
    """Raised when some code tries to change the log."""


class AuditQuerySet(models.QuerySet):
    def update(self, **kwargs):
        raise Unalterable("the audit log is never rewritten")

    def delete(self):
        raise Unalterable("the audit log only loses what is too old: AuditEntry.objects.too_old().purge()")

    def too_old(self):
        return self.filter(at__lt=timezone.now() - timedelta(days=settings.AUDIT_LOG_DAYS))

    def purge(self):
        """Deletes the old entries of this queryset, and only these; returns how many."""
        return self.too_old()._raw_delete(self.db)

    update.alters_data = delete.alters_data = purge.alters_data = True


class AuditEntry(models.Model):
    class Act(models.TextChoices):
        SIGN_IN = "sign-in", _("connexion")
        SIGN_IN_FAILED = "sign-in-failed", _("connexion refusée")
        SIGN_OUT = "sign-out", _("déconnexion")
        SECURITY = "security", _("sécurité du compte")
        RIGHTS = "rights", _("droits")
        ADD = "add", _("ajout")
        CHANGE = "change", _("modification")
        DELETE = "delete", _("suppression")
        SUBMIT = "submit", _("envoi en relecture")
        REVIEW = "review", _("relecture")
        PUBLISH = "publish", _("publication")
        UNPUBLISH = "unpublish", _("remise en brouillon")
        SCHEDULE = "schedule", _("programmation")
        RESTORE = "restore", _("rétablissement")
        MOVE = "move", _("déplacement")
        IMPORT = "import", _("import")
        EXPORT = "export", _("export")
        SHARE = "share", _("partage")
        SIGN = "sign", _("accord d’un partenaire")

    CHANGES_PAGES = False

    at = models.DateTimeField(_("quand"), default=timezone.now, db_index=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=_("compte"), null=True, related_name="+"
    )
    user_name = models.CharField(_("qui"), max_length=150, help_text=_("Gardé si le compte est supprimé."))
    act = models.CharField(_("quoi"), max_length=30, choices=Act, db_index=True)
    model = models.CharField(_("nature"), max_length=100, help_text=_("Celle de l’objet."))
    object_key = models.CharField(_("clé"), max_length=100)
    object_name = models.CharField(_("sur quoi"), max_length=200)
    address = models.GenericIPAddressField(_("adresse IP"), null=True)
    user_agent = models.CharField(_("navigateur"), max_length=200)
    details = models.JSONField(_("détails"), default=dict)

    objects = AuditQuerySet.as_manager()

    class Meta:
        verbose_name = _("acte au journal")
        verbose_name_plural = _("actes au journal")
        ordering = ["-at", "-pk"]
        default_permissions = ("view",)

    def __str__(self):
        return " ".join(filter(None, (self.user_name, self.act_label, self.object_name)))

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise Unalterable("the audit log is never rewritten")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise Unalterable("the audit log only loses what is too old")

    @property
    def act_label(self):
        return str(self.get_act_display())

    @property
    def model_class(self):
        """The model of the object, or None if it no longer exists."""
        try:
            return apps.get_model(self.model)
        except (LookupError, ValueError):
            return None

    @property
    def kind(self):
        """The kind of the object, in words."""
        return str(self.model_class._meta.verbose_name) if self.model_class else self.model
