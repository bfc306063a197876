"""Who may do what."""

from django.contrib.auth import get_permission_codename

#: An act, and the permission of Django that it takes.
NEEDS = {"view": "view", "edit": "change", "submit": "change", "restore": "change", "delete": "delete"}


def may(user, act, obj):
    """Whether `user` may do `act` to `obj`, an object or a model."""
    opts = obj._meta.concrete_model._meta
    return user.has_perm(f"{opts.app_label}.{get_permission_codename(NEEDS.get(act, 'change'), opts)}")
