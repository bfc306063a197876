from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ProConnectAccessQuerySet(models.QuerySet):
    def open(self):
        return self.filter(user__is_active=True, user__is_staff=True).select_related("user")

    def recognise(self, person):
        """The access of this person, or None.

        `person` are the verified claims of ProConnect. The person is known by (issuer, sub), or met for the
        first time by e-mail and SIRET. Once met, only this identity opens the access: an e-mail address may
        pass to someone else.
        """
        issuer, sub = str(person["iss"]), str(person["sub"])
        here = self.open().filter(siret=str(person.get("siret", "")))
        known = here.filter(issuer=issuer, sub=sub).first()
        email = str(person.get("email") or "")
        if known or not email or self.filter(issuer=issuer, sub=sub).exists():
            return known
        new = here.filter(sub="", email__iexact=email).first()
        met = new and self.filter(pk=new.pk, sub="").update(issuer=issuer, sub=sub, met_at=timezone.now())
        return new if met else None


class ProConnectAccess(models.Model):
    """Allows an account to sign in by ProConnect too. An administrator creates it; it gives no right."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, verbose_name=_("compte"), related_name="proconnect_access"
    )
    email = models.EmailField(
        _("adresse électronique chez ProConnect"),
        unique=True,
        help_text=_("Celle que la personne donne à ProConnect : en général, son adresse professionnelle."),
    )
    siret = models.CharField(
        _("SIRET de son organisme"),
        max_length=14,
        validators=[RegexValidator(r"^\d{14}\Z", _("Quatorze chiffres, sans espace."))],
        help_text=_("Une personne qui change d’organisme n’entre plus."),
    )
    issuer = models.CharField(_("émetteur"), max_length=200, editable=False, default="")
    sub = models.CharField(_("identifiant"), max_length=255, editable=False, default="")
    met_at = models.DateTimeField(_("reconnu depuis le"), null=True, editable=False)

    objects = ProConnectAccessQuerySet.as_manager()

    class Meta:
        verbose_name = _("accès par ProConnect")
        verbose_name_plural = _("accès par ProConnect")
        constraints = [
            models.UniqueConstraint(
                fields=["issuer", "sub"], condition=~models.Q(sub=""), name="one_access_per_identity"
            ),
        ]

    def __str__(self):
        return self.email

    def clean(self):
        self.email = self.email.lower()
