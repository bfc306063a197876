"""The cache version changes with anything public, whoever changes it: a form, a command, a shell.

Signals are used only here: no model and no programmer can forget it, even in apps that we do not know.
`QuerySet.update()` and bulk writes send no signal: our code uses them only beside a save.
"""

from django.apps import apps
from django.db.models.signals import m2m_changed, post_delete, post_save

from pages.models import CacheVersion


def moves(sender, **kwargs):
    CacheVersion.move()


def is_public(model):
    """All models, except Django's (accounts, sessions) and those that say CHANGES_PAGES = False (drafts, logs)."""
    return not model.__module__.startswith("django.") and getattr(model, "CHANGES_PAGES", True)


def watch():
    for model in filter(is_public, apps.get_models(include_auto_created=True)):
        post_save.connect(moves, sender=model)
        post_delete.connect(moves, sender=model)
        m2m_changed.connect(moves, sender=model)
