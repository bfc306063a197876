from contextlib import suppress

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from pages.publication.models.redirect import Redirect
from pages.text.languages import with_prefix, without_prefix


class Addressed(models.Model):
    """What has an address that never dies: an old address redirects for ever, or says that it is gone (410).

    A subclass names in VIEW the view that shows it by its slug, or overrides `get_path()`.
    """

    VIEW = ""
    is_slug_refused = False  # set by its form: the instance then does not hold what was typed

    slug = models.SlugField(
        _("adresse"),
        max_length=100,
        unique=True,
        help_text=_(
            "Fin de l’adresse : lettres sans accent, chiffres et tirets. L’ancienne adresse continuera de marcher."
        ),
    )

    updated_at = models.DateTimeField(_("enregistré le"), auto_now=True)

    class Meta:
        abstract = True

    def get_path(self) -> str:
        """The address without language prefix, for instance '/projets/bethune/'."""
        return without_prefix(reverse(self.VIEW, args=[self.slug]))

    def get_absolute_url(self):
        return with_prefix(self.get_path())

    @property
    def trace(self):
        """What a text that links to this object contains (see usage.py)."""
        return self.get_path()

    def addresses(self) -> list[str]:
        """All its addresses: they are gone when it is deleted."""
        return [self.get_path()]

    def clean_fields(self, exclude=None):
        self.is_slug_refused = "slug" in (exclude or ())
        super().clean_fields(exclude)

    def clean(self):
        self.slug = self.slug.lower()
        super().clean()
        if self.is_slug_refused:
            return
        with suppress(NoReverseMatch):  # a slug that makes no address: the error is shown at its own field
            self.clean_path()

    def clean_path(self):
        """Refuses an address that once led to another object. Its present address is accepted."""
        path, stored = self.get_path(), self.stored_path()
        owner = Redirect.objects.claiming(path, stored) if path != stored else None
        if owner:
            raise ValidationError(
                {"slug": _("L’adresse %s a déjà servi : elle est conservée dans les redirections.") % owner}
            )

    def stored_path(self) -> str | None:
        """Its path in the database, which this instance may be about to change; None for a new object."""
        stored = type(self)._base_manager.filter(pk=self.pk).first() if self.pk else None
        return stored.get_path() if stored else None

    @transaction.atomic
    def save(self, *args, **kwargs):
        old = self.stored_path()
        super().save(*args, **kwargs)
        if old and old != self.get_path():
            self.path_changed(old, self.get_path())

    def path_changed(self, old, new):
        """Leaves a redirect at the old path, and updates the pages that are only a link to it."""
        Redirect.objects.moved(old, new)
        apps.get_model("pages", "Page").objects.follow(old, new)

    @transaction.atomic
    def delete(self, *args, **kwargs):
        Redirect.objects.gone(*self.addresses())
        return super().delete(*args, **kwargs)


def living_at(path: str):
    """The object that has this address, of any app, public or not; None if there is none."""
    slug = path.rstrip("/").rpartition("/")[2]
    for model in apps.get_models():
        if issubclass(model, Addressed):
            for found in model._base_manager.filter(slug=slug):
                if found.get_path() == path:
                    return found
    return None
