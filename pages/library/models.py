from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext_lazy as _

from pages.files.documents import KINDS
from pages.files.fields import DocumentField, PictureField
from pages.files.renditions import FORMATS, in_range
from pages.files.size import size_in_words
from pages.links.models.usage import uses_of
from pages.publication.models.redirect import Redirect
from pages.text.languages import HTML_LANG
from pages.text.translated import in_language
from pages.text.years import validate_year
from pages.translations.models import Translatable

#: How many places a refusal names; it counts the others.
NAMED_PLACES = 10


class LibraryQuerySet(models.QuerySet):
    @transaction.atomic
    def delete(self):
        """Deletes one by one: each refuses while it is used, and deletes its files."""
        deleted = [item.delete() for item in self]
        return len(deleted), {self.model._meta.label: len(deleted)}

    delete.alters_data = True
    delete.queryset_only = True


class LibraryItem(Translatable):
    """A file shared by pages and projects. It says where it is used, and cannot be deleted while it is."""

    created_at = models.DateTimeField(_("ajouté le"), auto_now_add=True)

    objects = LibraryQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self):
        return self.title

    def save(self, *args, **kwargs):
        old = type(self)._base_manager.filter(pk=self.pk).first() if self.pk else None
        super().save(*args, **kwargs)
        if old and old.file.name != self.file.name:
            self.file_replaced(old)

    def file_replaced(self, old):
        transaction.on_commit(lambda: old.remove_files(), robust=True)

    def delete(self, *args, **kwargs):
        if sentence := self.refusal():
            raise models.ProtectedError(sentence, set(self.uses()))
        transaction.on_commit(lambda: self.remove_files(), robust=True)
        return super().delete(*args, **kwargs)

    def remove_files(self):
        self.file.storage.delete(self.file.name)

    @property
    def stored_names(self):
        """The names of all its files in the storage."""
        return {self.file.name}

    @property
    def trace(self):
        """What a text that links to the file contains."""
        return self.file.name

    def uses(self):
        """The objects (pages, projects, settings…) that show this file or link to it, each once."""
        return uses_of(self, self.trace)

    def refusal(self):
        """The sentence that says why it may not be deleted, naming the places; None if it may."""
        used_in = self.uses()
        if not used_in:
            return None
        names = [
            _("%(kind)s « %(name)s »") % {"kind": place._meta.verbose_name, "name": place}
            for place in used_in[:NAMED_PLACES]
        ]
        if others := len(used_in) - len(names):
            names.append(ngettext("%s autre endroit", "%s autres endroits", others) % others)
        return _("« %(item)s » sert encore : %(places)s. Retirez-le de là, puis supprimez-le.") % {
            "item": self,
            "places": ", ".join(names),
        }


class Picture(LibraryItem):
    title = models.CharField(_("nom dans la bibliothèque"), max_length=150)
    file = PictureField(_("image"), upload_to="images/%Y/", auto_add_fields=True, formats=FORMATS)
    alt = models.CharField(
        _("texte de remplacement"),
        max_length=250,
        blank=True,
        help_text=_("Ce que l’image montre d’utile, pour qui ne la voit pas. Une phrase."),
    )
    is_decorative = models.BooleanField(
        _("décorative"),
        default=False,
        help_text=_("N’apporte aucune information : les lecteurs d’écran l’ignorent."),
    )
    is_illustration = models.BooleanField(
        _("illustration"),
        default=False,
        help_text=_("Un dessin, pas une photographie du lieu : le site le dit."),
    )
    credit = models.CharField(_("crédit"), max_length=150, blank=True)

    class Meta:
        verbose_name = _("image")
        verbose_name_plural = _("images")
        ordering = ["title__folded"]

    def save(self, *args, **kwargs):
        self.file_ppoi = in_range(self.file_ppoi)
        super().save(*args, **kwargs)

    def clean(self):
        super().clean()
        alt = in_language(self, "alt", "fr")
        if not alt and not self.is_decorative:
            raise ValidationError(
                {"alt_fr": _("Dites en une phrase ce que l’image montre, ou cochez « décorative ».")}
            )
        if alt and self.is_decorative:
            raise ValidationError(
                {
                    "is_decorative": _(
                        "Une image décorative n’a pas de texte de remplacement : videz le texte, ou décochez cette case."
                    )
                }
            )

    def remove_files(self):
        self.file.remove_with_renditions()

    @property
    def stored_names(self):
        return self.file.with_renditions()

    @property
    def trace(self):
        """The beginning of the name of the file, which is unique: the names of renditions begin with it too."""
        return PurePath(self.file.name).stem


class Document(LibraryItem):
    title = models.CharField(_("titre"), max_length=150)
    file = DocumentField(_("fichier"), upload_to="documents/%Y/")
    language = models.CharField(
        _("langue"), max_length=5, choices=[("fr", _("français")), ("en", _("anglais"))], default="fr"
    )
    date = models.DateField(_("date du document"), null=True, blank=True, validators=[validate_year])
    size = models.PositiveBigIntegerField(_("poids"), default=0, editable=False)
    media_type = models.CharField(_("type"), max_length=100, blank=True, editable=False)

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = ["title_fr__folded"]

    def file_replaced(self, old):
        super().file_replaced(old)
        if old.file.url.startswith("/"):
            Redirect.objects.moved({old.file.url: self.file.url})

    def delete(self, *args, **kwargs):
        address = self.file.url
        deleted = super().delete(*args, **kwargs)
        if address.startswith("/"):
            Redirect.objects.gone(address)
        return deleted

    @property
    def format_label(self):
        return next((kind.label for kind in KINDS if kind.media_type == self.media_type), "")

    @property
    def size_in_words(self):
        return size_in_words(self.size)

    @property
    def other_language(self):
        """The language of the document, if it is not that of the page; otherwise ''."""
        return self.language if self.language != HTML_LANG[get_language()] else ""

    @property
    def details(self):
        """'PDF, 1,2 Mo, anglais, 3 mars 2024': what a reader must know before downloading (RGAA 13.3)."""
        language = self.get_language_display() if self.other_language else ""
        date = date_format(self.date) if self.date else ""
        return ", ".join(
            str(part) for part in (self.format_label, self.size_in_words, language, date) if part
        )
