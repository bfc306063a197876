from contextlib import suppress

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from pages.publication.models.redirect import Redirect
from pages.publication.querysets import AddressedQuerySet
from pages.text.languages import with_prefix, without_prefix


class Addressed(models.Model):
    """What lives at an address of its own. Once it has served, it never dies: it redirects for ever, or says that it is gone.

    A subclass names the view that shows it by its slug, or says its path otherwise in `get_path()`; its queryset tells
    in `shown()` what the public sees.
    """

    VIEW = ""
    SHOWN_BY = ()  # the columns that shown() reads
    is_slug_refused = False  # by its form: the instance then holds another than what was typed

    slug = models.SlugField(
        _("adresse"),
        max_length=100,
        unique=True,
        help_text=_(
            "Fin de l’adresse : lettres sans accent, chiffres et tirets. L’ancienne adresse continuera de marcher."
        ),
    )

    updated_at = models.DateTimeField(_("enregistré le"), auto_now=True)
    #: What shown() told at some time is true for ever; asked by remember(), since a date may have come meanwhile.
    has_served = models.BooleanField(_("a déjà été public"), default=False, editable=False)

    objects = AddressedQuerySet.as_manager()

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

    def stored(self):
        """Its row, which the instance may be about to change; None for a new object."""
        return type(self)._base_manager.filter(pk=self.pk).first() if self.pk else None

    def stored_path(self):
        stored = self.stored()
        return stored and stored.path_in_row()

    def path_in_row(self):
        return self.get_path()

    def remember(self):
        """Before its row changes or leaves: that the public has seen it is known for ever."""
        if self.pk:
            self.has_served |= bool(type(self).objects.filter(pk=self.pk).remember())

    @transaction.atomic
    def save(self, *args, **kwargs):
        stored = self.stored()
        self.has_served |= bool(stored and stored.has_served)
        if stored and (not self.has_served or self.tells_otherwise(stored)):
            self.remember()
        old = stored and stored.path_in_row()
        super().save(*args, **kwargs)
        if old and old != self.get_path():
            self.path_changed(old, self.get_path())
        # after the redirects: what is public from now on never was at its old address
        if not self.has_served:
            self.has_served = bool(type(self).objects.filter(pk=self.pk).mark())

    def tells_otherwise(self, stored):
        """Whether what tells that it is shown, or where, is about to change."""
        return any(getattr(self, name) != getattr(stored, name) for name in ("slug", *self.SHOWN_BY))

    def path_changed(self, old, new):
        self.lead_from(old, new)
        apps.get_model("pages", "Page").objects.follow(old, new)

    def lead_from(self, old, new):
        """What led to its old address leads to the new one; so does the old address, if it has served."""
        Redirect.objects.moved({old: new}, [old] if self.has_served else [])

    @transaction.atomic
    def delete(self, *args, **kwargs):
        self.remember()
        self.leave()
        return super().delete(*args, **kwargs)

    def leave(self):
        """What led to it answers 410; so do its addresses, if they have served."""
        Redirect.objects.lost(*self.addresses())
        if self.has_served:
            Redirect.objects.gone(*self.addresses())


def living_at(path: str):
    """The object that has this address, of any app, public or not; None if there is none."""
    slug = path.rstrip("/").rpartition("/")[2]
    for model in apps.get_models():
        if issubclass(model, Addressed):
            for found in model._base_manager.filter(slug=slug):
                if found.get_path() == path:
                    return found
    return None
