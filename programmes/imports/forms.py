"""A file that staff send: its weight, and whether anything in it can be read."""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.forms.models import construct_instance
from django.utils.translation import gettext_lazy as _

from pages.files.size import MEGABYTE, size_in_words
from programmes.text.faults import UnreadableFile


class UploadForm(forms.ModelForm):
    """Of one kind of FileImport: a subclass says its model, its fields, and the plan of what is sent."""

    file = forms.FileField(
        label=_("Fichier"), help_text=_("Rien n’est enregistré avant que vous ayez vu et confirmé.")
    )
    field_order = ("kind", "file")

    def plan_for(self, sent):
        """The ImportPlan of a FileImport, looked at; raises UnreadableFile."""
        raise NotImplementedError

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > settings.IMPORT_MAX_MB * MEGABYTE:
            said = {"weight": size_in_words(file.size), "limit": settings.IMPORT_MAX_MB}
            raise ValidationError(
                _(
                    "Ce fichier pèse %(weight)s ; la limite est de %(limit)s Mo. Coupez-le, ou demandez à qui s’occupe du "
                    "serveur de l’importer par une commande."
                )
                % said
            )
        return file

    def clean(self):
        """A file that nobody can read is refused here, with its sentence; refused lines are shown on the preview."""
        cleaned = super().clean()
        file = cleaned.get("file")
        if file and not self.errors:
            sent = construct_instance(self, self.instance, self._meta.fields)
            sent.name, sent.content = file.name[:200], file.read()
            try:
                sent.looked_at(self.plan_for(sent))
            except UnreadableFile as error:
                self.add_error("file", str(error))
        return cleaned
