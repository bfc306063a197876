from urllib.parse import unquote, urlsplit

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pages.text.addresses import spellings, without_own_host
from pages.text.languages import without_prefix
from pages.text.links import validate_link


class RedirectQuerySet(models.QuerySet):
    def moved(self, old, new):
        """`old` now leads to `new`; whatever led to `old` follows, so that no one ever hops twice."""
        self.filter(old_path=new).delete()
        self.filter(target=old).update(target=new)
        self.update_or_create(old_path=old, defaults={"target": new, "is_automatic": True})

    def branch_moved(self, old, new, paths):
        """The same for the pages below: `paths` are their old addresses, each beginning with `old`."""
        moved = {path: new + path.removeprefix(old) for path in paths}
        self.filter(old_path__in=moved.values()).delete()
        followers = list(self.filter(target__in=moved))
        for redirect in followers:
            redirect.target = moved[redirect.target]
        self.bulk_update(followers, ["target"])
        self.filter(old_path__in=moved).delete()
        self.bulk_create(self.model(old_path=path, target=moved[path], is_automatic=True) for path in moved)

    def gone(self, *paths):
        """These addresses, and those that led to them, answer 410 from now on."""
        self.filter(target__in=paths).update(target="")
        for path in paths:
            self.update_or_create(old_path=path, defaults={"target": "", "is_automatic": True})

    def claiming(self, path, own_path):
        """The redirect that keeps `path` for another object than the one now at `own_path`, or None."""
        return self.filter(old_path=path).exclude(Q(target=own_path) & ~Q(target="")).first()

    def matching(self, request):
        return self.answering(request.path_info, request.META.get("QUERY_STRING", ""))

    def leading_from(self, paths):
        """{old path: where it leads, '' for nowhere} of those of these paths that are redirects."""
        return dict(self.filter(old_path__in=paths).values_list("old_path", "target")) if paths else {}

    def answering(self, path, query):
        wanted = spellings(path, query)
        found = {redirect.old_path: redirect for redirect in self.filter(old_path__in=wanted)}
        return next((found[path] for path in wanted if path in found), None)


class Redirect(models.Model):
    """An address that lives elsewhere (301) or no more (410)."""

    HOLDS_LINKS = False  # it is no use of what it leads to: with that gone, it becomes a 410

    old_path = models.CharField(
        _("ancienne adresse"),
        max_length=500,
        unique=True,
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
        path, question, query = self.old_path.partition("?")
        self.old_path = f"{unquote(path)}{question}{query}"  # as Django reads it, however it was copied
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
        type(self).objects.filter(target=self.old_path).update(target=self.target)

    def following(self):
        """The redirect that answers at the target, if it is an address of the site."""
        target = urlsplit(self.target)
        is_ours = self.target.startswith("/")
        others = type(self).objects.exclude(pk=self.pk)
        return others.answering(target.path, target.query) if is_ours else None

    def is_led_to_by(self, target):
        """Whether this very redirect would answer at `target`, in one language or another."""
        address = urlsplit(target)
        return target.startswith("/") and without_prefix(self.old_path) in spellings(
            without_prefix(address.path), address.query
        )
