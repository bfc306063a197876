"""Fields whose files are checked however they come in: a form, full_clean(), save(), file.save()."""

import logging

from django import forms
from django.db import models, transaction
from django.db.models.fields.files import FieldFile
from imagefield.fields import ImageField, ImageFieldFile

from pages.files.documents import checked_document
from pages.files.pictures import make_master
from pages.files.renditions import needed_formats

logger = logging.getLogger(__name__)


class PictureFile(ImageFieldFile):
    def become_master(self):
        self.file = make_master(self.file, self.name)
        self.name = self.file.name

    def save(self, name, content, save=True):
        """Replaces imagefield's own save, which would decode the master again to check it."""
        master = make_master(content, name)
        instance, field = self.instance, self.field
        setattr(instance, field.width_field, master.width)
        setattr(instance, field.height_field, master.height)
        FieldFile.save(self, master.name, master, save)

    save.alters_data = True

    def make_renditions(self):
        """Makes the missing renditions. The name of each says what it was made from."""
        width = getattr(self.instance, self.field.width_field)
        if not width or not self.storage.exists(self.name):
            logger.warning("No file for %s: its renditions are not made.", self.name)
            return
        for name in needed_formats(width):
            self.process(name)

    def with_renditions(self):
        """The names of the file and of all the renditions it may have."""
        return {self.name, *(self._process_context(spec).name for spec in self.field.formats.values())}

    def remove_with_renditions(self):
        self.field._clear_generated_files_for(self, self.name)
        self.storage.delete(self.name)


class PictureField(ImageField):
    attr_class = PictureFile

    def clean(self, value, model_instance):
        file = super().clean(value, model_instance)
        if file and not file._committed:
            file.become_master()
        return file

    def formfield(self, **kwargs):
        """A plain file field: Django's image field refuses formats that we accept, and its message is less helpful."""
        return super().formfield(**{"form_class": forms.FileField, "max_length": None, **kwargs})

    def save_form_data(self, instance, data):
        """Leaves out imagefield's check, which decodes the upload before its size is known; clean() checks it."""
        models.FileField.save_form_data(self, instance, data)

    def update_dimension_fields(self, instance, *args, **kwargs):
        """Does nothing: the master sets its size when it is saved, so reading a row opens no file."""

    def _generate_files(self, instance, using=None, **kwargs):
        """imagefield's hook after each save.

        Waits for the commit: encoding takes a second, during which a lock would be held.
        """
        file = getattr(instance, self.attname)
        if file.name and not getattr(instance, "_skip_generate_files", False):
            transaction.on_commit(lambda: file.make_renditions(), using=using, robust=True)


class DocumentFile(FieldFile):
    def save(self, name, content, save=True):
        document = checked_document(content, name)
        self.instance.size = content.size
        self.instance.media_type = document.kind.media_type
        super().save(document.name, content, save)

    save.alters_data = True


class DocumentField(models.FileField):
    attr_class = DocumentFile

    def clean(self, value, model_instance):
        file = super().clean(value, model_instance)
        if file and not file._committed:
            checked_document(file.file, file.name)
        return file

    def formfield(self, **kwargs):
        return super().formfield(**{"max_length": None, **kwargs})

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.FileField", args, kwargs
