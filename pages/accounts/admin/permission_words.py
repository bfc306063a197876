"""Names each permission in the language of the reader: the database says « Can add bandeau d’alerte »."""

from django.contrib.auth.models import Permission
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

ACTS = {
    "view": _("Voir"),
    "add": _("Ajouter"),
    "change": _("Modifier"),
    "delete": _("Supprimer"),
    "publish": _("Publier"),
}


def in_words(permission):
    model, act = permission.content_type.model_class(), permission.codename.partition("_")[0]
    if not model or act not in ACTS:
        return str(permission)
    said = {"kind": capfirst(model._meta.verbose_name), "name": ACTS[act]}
    return _("%(kind)s : %(name)s") % said


class PermissionsInWords:
    """Mixin for an admin whose form has permissions to choose from."""

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        field = super().formfield_for_manytomany(db_field, request, **kwargs)
        if field and db_field.related_model is Permission:
            field.queryset = field.queryset.select_related("content_type")
            field.label_from_instance = in_words
        return field
