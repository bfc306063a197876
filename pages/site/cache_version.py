"""The cache version moves when anything public changes, whoever changes it: a form, a command, a line of a shell.

Signals, here only: what counts is that no model and no programmer can forget it, those of apps that we do not know
included. Writing by `QuerySet.update()` or in bulk sends none: our own code does it only beside a save.
"""

from django.apps import apps
from django.db.models.signals import m2m_changed, post_delete, post_save

from pages.models import CacheVersion


def moves(sender, **kwargs):
    CacheVersion.move()


def is_public(model):
    """All of ours, but those that say that they change no page: drafts, journals; nor do accounts and sessions."""
    return not model.__module__.startswith("django.") and getattr(model, "CHANGES_PAGES", True)


def watch():
    for model in filter(is_public, apps.get_models(include_auto_created=True)):
        post_save.connect(moves, sender=model)
        post_delete.connect(moves, sender=model)
        m2m_changed.connect(moves, sender=model)
