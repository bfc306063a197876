"""Files that only drafts show: the public gets none of them before something that shows them is published.

A file of the library that nothing shows yet is no draft's: whoever was given its address reads it, as before.
"""

import json
import logging
import re
import threading
import time

from django.apps import apps
from django.conf import settings
from django.db import Error
from django.db.models import Max, Q
from django.utils import timezone

from pages.models import Generation, Page, Publication, Redirect, Revision
from pages.models.library import LibraryItem
from pages.models.usage import may_hold_an_address
from pages.snapshots import links

logger = logging.getLogger(__name__)
MENTION = re.compile(rf"{re.escape(settings.MEDIA_URL)}([^\s\"'\\<>?#&]+)")


class Files:
    """Files by what names them: a key to the library, or an address in a text."""

    def __init__(self):
        self.keys, self.names = {}, set()

    def add(self, model, key):
        self.keys.setdefault(model, set()).add(key)

    def read(self, text):
        self.names |= set(MENTION.findall(text))

    def read_snapshot(self, model, snapshot):
        for field, values in links(model(), snapshot):
            if issubclass(field.remote_field.model, LibraryItem):
                self.add(field.remote_field.model, int(values[field.name]))
        self.read(json.dumps(snapshot, ensure_ascii=False))

    def all_names(self):
        """As they are stored, renditions of pictures included."""
        found = set(self.names)
        for model, keys in self.keys.items():
            for item in model._base_manager.filter(pk__in=keys):
                found |= item.stored_names
        for model in LibraryItem.__subclasses__():
            for item in model._base_manager.filter(file__in=self.names):
                found |= item.stored_names
        return found


def files_of(*drafts):
    """The names of the files of [(model, snapshot), …]."""
    files = Files()
    for model, snapshot in drafts:
        files.read_snapshot(model, snapshot)
    return files.all_names()


def compute():
    """The names of the files that drafts show, without those that anything public shows, or has shown."""
    drafts = Files()
    for revision in Revision.objects.pending().exclude(base=None).select_related("content_type"):
        drafts.read_snapshot(revision.content_type.model_class(), revision.snapshot)
    for model, hidden in holders():
        if hidden:
            collect(drafts, model, model._base_manager.filter(hidden))
    if not drafts.keys and not drafts.names:
        return frozenset()
    public = Files()
    for model, hidden in holders():
        rows = model._base_manager.exclude(hidden) if hidden else model._base_manager.all()
        collect(public, model, rows, drafts.keys)
    return frozenset(drafts.all_names() - public.all_names())


def holders():
    """[(model, the condition of those of its rows that were never public, or None), …]"""
    conditions = {}
    for model in apps.get_models():
        if not issubclass(model, Publication):
            continue
        drafts = never_public(model)
        for part, key in [(model, ""), *model.parts()]:
            hidden = Q(**{f"{key}__in" if key else "pk__in": drafts})
            conditions[part] = conditions[part] | hidden if part in conditions else hidden
    return [
        (model, conditions.get(model))
        for model in apps.get_models()
        if not model._meta.proxy and model is not Redirect
    ]


def never_public(model):
    """The keys of those whose day has not come; of pages, those below too: in Python, where SQL compares each with each."""
    now = timezone.now()
    waiting = model._base_manager.filter(Q(publish_at=None) | Q(publish_at__gt=now))
    keys = set(waiting.values_list("pk", flat=True))
    if issubclass(model, Page) and keys:
        paths = set(waiting.exclude(path="/").values_list("path", flat=True))
        others = Page._base_manager.exclude(expire_at__lte=now).values_list("pk", "path")
        keys |= {pk for pk, path in others if not paths.isdisjoint(Page.paths_above(path))}
    return list(keys)


def collect(files, model, rows, among=None):
    """Adds what `rows` link to (`among`: only those keys) and what their texts mention."""
    concrete = model._meta.concrete_fields
    keys = [f for f in concrete if f.is_relation and issubclass(f.remote_field.model, LibraryItem)]
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


class HeldBack:
    """The set of now, in memory: computed again when something changed or a date has come.

    What changed is asked once a second at most; but for a file that is held, always: its page may just be out.
    """

    def __init__(self, interval=1.0):
        self.interval, self.lock = interval, threading.Lock()
        self.names, self.version, self.next_change = frozenset(), None, None
        self.asked_at = float("-inf")

    def holds(self, name):
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
        version = (Generation.current(), Revision.objects.aggregate(last=Max("pk"))["last"])
        passed = self.next_change and timezone.now() >= self.next_change
        if version != self.version or passed:
            dates = [model.objects.next_change() for model in Publication.__subclasses__()]
            self.next_change = min(filter(None, dates), default=None)
            self.names, self.version = compute(), version


held_back = HeldBack()
