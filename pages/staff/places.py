"""In which form a row is edited: its own, or that of the object of which it is a line."""

from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.db.models import CASCADE
from django.urls import reverse


def place_of(obj):
    """The object in whose form `obj` is edited: itself, or the object of which it is a line."""
    return obj if type(obj) in admin.site._registry else obj.shown_in


def place_admin(obj):
    return admin.site.get_model_admin(type(place_of(obj)))


def form_admin(model):
    """The admin whose form edits the rows of a model: its own, or for lines, that of their object."""
    if model in admin.site._registry:
        return admin.site.get_model_admin(model)
    foreign_keys = [field for field in model._meta.fields if field.many_to_one]
    owner = next(field.related_model for field in foreign_keys if field.remote_field.on_delete is CASCADE)
    return admin.site.get_model_admin(owner)


def form_url(place):
    """The address of its form in the admin."""
    opts = place._meta
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[place.pk])


@dataclass
class Placed:
    """A row in a table of things to do; `place` is the object in whose form it is edited."""

    obj: Any

    def __post_init__(self):
        self.place = place_of(self.obj)
        self.is_line = self.place is not self.obj
        self.url = form_url(self.place)
        self.kind = self.obj._meta.concrete_model._meta.label_lower
        self.kind_name = self.obj._meta.verbose_name

    @property
    def name(self):
        return f"{self.place} – {self.obj}" if self.is_line else str(self.obj)
