"""Files that only drafts show: the public does not get them before something that shows them is published.

A file of the library that nothing shows is not withheld: whoever has its address can read it.
"""

import logging
import threading
import time

from django.apps import apps
from django.conf import settings
from django.db import Error
from django.db.models import Max, Q
from django.utils import timezone

from pages.links.models.usage import may_hold_an_address
from pages.models import CacheVersion, Publication, Redirect, Revision, TrashedObject
from pages.versions.files import Files, is_of_library

logger = logging.getLogger(__name__)


def files_of(*drafts) -> set[str]:
    """The names of the files shown by [(model, snapshot), …]."""
    files = Files()
    for model, snapshot in drafts:
        files.read_snapshot(model, snapshot)
    return files.all_names()


def compute() -> frozenset[str]:
    """The names of the files that drafts show or have shown, without those that anything public shows or has shown."""
    drafts, public = Files(), Files()
    never_public = {model: model.objects.never_public() for model in Publication.__subclasses__()}
    read_versions(drafts, public, never_public)
    tables = holders(never_public)
    for model, hidden in tables:
        if hidden:
            collect(drafts, model, model._base_manager.filter(hidden))
    if not drafts:
        return frozenset()
    for model, hidden in tables:
        rows = model._base_manager.exclude(hidden) if hidden else model._base_manager.all()
        collect(public, model, rows, drafts.keys)
    return frozenset(drafts.all_names() - public.all_names())


def read_versions(drafts, public, never_public):
    """Adds the files of all versions. Those left aside, given up or in the trash count as drafts."""
    hidden, told = hidden_objects(never_public), Revision.objects.exclude(files="")
    were_public = set(told.were_public().values_list("pk", flat=True))
    for pk, kind, key, files in told.values_list("pk", "content_type", "object_key", "files"):
        is_public = pk in were_public and (kind, key) not in hidden
        (public if is_public else drafts).read_told(files)
    for trashed in TrashedObject.objects.waiting().exclude(files=""):
        (public if trashed.was_public else drafts).read_told(trashed.files)


def hidden_objects(never_public):
    """{(key of the content type, key of the object), …} of what the public has never seen, in place or in the trash."""
    trash = TrashedObject.objects.waiting().filter(was_public=False)
    found = set(trash.values_list("content_type", "object_key"))
    for model, keys in never_public.items():
        kind = Revision.objects.kind(model).pk
        found |= {(kind, str(key)) for key in keys}
    return found


def holders(never_public):
    """[(model, the Q of its rows that were never public, or None), …]"""
    conditions = {}
    for model, keys in never_public.items():
        for part, key in [(model, ""), *model.parts()]:
            hidden = Q(**{f"{key}__in" if key else "pk__in": keys})
            conditions[part] = conditions[part] | hidden if part in conditions else hidden
    return [
        (model, conditions.get(model))
        for model in apps.get_models()
        if not model._meta.proxy and model is not Redirect
    ]


def collect(files, model, rows, among=None):
    """Adds to `files` what `rows` link to (only the keys of `among`, if given) and what their texts mention."""
    concrete = model._meta.concrete_fields
    keys = [f for f in concrete if f.is_relation and is_of_library(f.remote_field.model)]
    texts = [f.attname for f in concrete if may_hold_an_address(f)]
    wanted = Q()
    for field in keys:
        known = among.get(field.remote_field.model, ()) if among is not None else None
        wanted |= Q(**{f"{field.name}__isnull": False} if known is None else {f"{field.name}__in": known})
    for name in texts:
        wanted |= Q(**{f"{name}__contains": settings.MEDIA_URL})
    if not keys and not texts:
        return
    for row in rows.filter(wanted).order_by().values(*(field.attname for field in keys), *texts):
        for field in keys:
            if row[field.attname]:
                files.add(field.remote_field.model, row[field.attname])
        for name in texts:
            files.read(row[name] or "")


class WithheldFiles:
    """The present set, in memory: computed again when something changed or a date has come.

    The database is asked once a second at most; for a withheld file it is always asked, since its page may
    just have been published.
    """

    def __init__(self, interval=1.0):
        self.interval, self.lock = interval, threading.Lock()
        self.names, self.version, self.next_change = frozenset(), None, None
        self.asked_at = float("-inf")

    def holds(self, name: str) -> bool:
        return name in self.current() and name in self.current(at_once=True)

    def current(self, at_once=False):
        due = at_once or time.monotonic() - self.asked_at >= self.interval
        if due or (self.next_change and timezone.now() >= self.next_change):
            with self.lock:
                self.asked_at = time.monotonic()
                try:
                    self.ask()
                except Error as error:
                    logger.warning("The database is away; what was held back still is: %s", error)
        return self.names

    def ask(self):
        version = (CacheVersion.current(), Revision.objects.aggregate(last=Max("pk"))["last"])
        passed = self.next_change and timezone.now() >= self.next_change
        if version != self.version or passed:
            dates = [model.objects.next_change() for model in Publication.__subclasses__()]
            self.next_change = min(filter(None, dates), default=None)
            self.names, self.version = compute(), version


withheld_files = WithheldFiles()
