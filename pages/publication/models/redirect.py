from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from pages.publication.querysets import RedirectQuerySet, key_of_path
from pages.text.addresses import Address, readable, without_own_host
from pages.text.languages import language_of, localized
from pages.text.links import validate_link


class AddressKey(models.CharField):
    """The key of an address of its row, computed each time that the row is written: `<name of the column>_now` says it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"max_length": 64, "editable": False} | kwargs)

    def pre_save(self, row, add):
        setattr(row, self.attname, getattr(row, f"{self.attname}_now"))
        return getattr(row, self.attname)


class Redirect(models.Model):
    """An address that lives elsewhere (301) or no more (410)."""

    HOLDS_LINKS = False  # it is no use of what it leads to: with that gone, it becomes a 410

    old_path = models.CharField(
        _("ancienne adresse"),
        max_length=500,
        help_text=_("Commence par « / », avec ce qui suit le « ? » s’il y en a : /spip.php?article12"),
    )
    target = models.CharField(
        _("nouvelle adresse"),
        max_length=500,
        blank=True,
        validators=[validate_link],
        help_text=_(
            "Une adresse du site (/projets/) ou complète (https://…). Vide : « cette page n’existe plus » (410)."
        ),
    )
    note = models.CharField(
        _("explication"),
        max_length=200,
        blank=True,
        help_text=_("Affichée aux lecteurs d’une page disparue."),
    )
    is_automatic = models.BooleanField(_("créée par le site"), default=False, editable=False)
    created_at = models.DateTimeField(_("créée le"), auto_now_add=True)
    #: The normal form of the old address, that by which it is looked up, and the path of the new one.
    old_key = AddressKey(unique=True)
    sought_key = AddressKey(db_index=True)
    target_key = AddressKey(db_index=True, blank=True)

    objects = RedirectQuerySet.as_manager()

    class Meta:
        verbose_name = _("redirection")
        verbose_name_plural = _("redirections")
        ordering = ["old_path"]

    def __str__(self):
        return self.old_path

    def clean(self):
        super().clean()
        self.target = without_own_host(self.target)
        if not self.old_path.startswith("/"):
            raise ValidationError({"old_path": _("L’ancienne adresse commence par « / ».")})
        self.old_path = readable(self.old_path)
        if same := self.others.at(self.old_path).first():
            raise ValidationError(
                {"old_path": _("Une redirection part déjà de cette adresse (%s) : modifiez-la.") % same}
            )
        following = self.following()
        if self.is_led_to_by(self.target) or (following and self.is_led_to_by(following.target)):
            raise ValidationError(
                {"target": _("Cette redirection tournerait en rond : %s y ramène.") % self.target}
            )

    def save(self, *args, **kwargs):
        """Lead straight to the end: one hop for what this redirect points to, and for what points to it."""
        following = self.following()
        if following:
            self.target = following.target
        super().save(*args, **kwargs)
        self.bring_along(list(self.others.leading_to(self.old_path)))

    def bring_along(self, redirects):
        """Those that lead here now lead straight to the end."""
        for redirect in redirects:
            following = redirect.following()
            if following:
                redirect.target, redirect.target_key = following.target, following.target_key
        type(self).objects.bulk_update(redirects, ["target", "target_key"])

    @property
    def address(self):
        return Address.written(self.old_path)

    @property
    def old_key_now(self):
        return self.address.key

    @property
    def sought_key_now(self):
        return self.address.sought_key

    @property
    def target_key_now(self):
        return key_of_path(self.target)

    @property
    def others(self):
        return type(self).objects.exclude(pk=self.pk)

    def lead_to(self, path):
        """There instead, in the language that its target says, with what follows it: '/en/a/#top' → '/en/b/#top'."""
        parts = urlsplit(self.target)
        rest = f"?{parts.query}" * bool(parts.query) + f"#{parts.fragment}" * bool(parts.fragment)
        self.target = localized(path, language_of(self.target)) + rest
        self.target_key = self.target_key_now

    def following(self):
        """The redirect that answers at the target, if it is an address of the site."""
        target = urlsplit(self.target)
        return self.others.answering(target.path, target.query) if self.target.startswith("/") else None

    def is_led_to_by(self, target):
        """Whether this very redirect would answer at `target`, in one language or another."""
        here = self.address.of_all_languages
        return target.startswith("/") and here.answers(Address.written(target).of_all_languages)
