"""Which addresses of other sites our texts contain, where, and the round that asks each of them."""

import time
from collections import deque
from urllib.parse import urlsplit

from django.apps import apps
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.html import escape

from pages.links.models.fields import Linked
from pages.links.models.usage import keys_of, rows_with_keys
from pages.models import ExternalLink
from pages.text.addresses import without_own_host
from pages.text.links import validate_link

MAX_LENGTH = ExternalLink._meta.get_field("url").max_length
PATIENCE = 300  # seconds: a site that asks for a longer pause is left for the next run


def fields_of(model):
    """The fields of a model that may lead to another site, without those that copy another (modeltranslation)."""
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, Linked | models.URLField) or validate_link in field.validators
    ]


def models_with_links():
    """{model: [its fields that may lead to another site]}"""
    found = [model for model in apps.get_models() if not model._meta.proxy and model is not ExternalLink]
    return {model: fields for model in found if (fields := fields_of(model))}


def addresses_of(field, value):
    links = field.links(value) if isinstance(field, Linked) else [value] if value else []
    return [link for link in links if is_external(link)]


def is_external(link: str) -> bool:
    """Whether it is a complete address of another site, short enough for the table."""
    try:
        return (
            link.startswith(("http://", "https://"))
            and without_own_host(link) == link
            and len(link) <= MAX_LENGTH
        )
    except ValueError:
        return False


def collect() -> set[str]:
    """The set of all addresses of other sites, as written; rows are read one by one, so memory holds only addresses."""
    found = set()
    for model, fields in models_with_links().items():
        names = [field.attname for field in fields]
        mentions = Q.create([(f"{name}__contains", "http") for name in names], connector=Q.OR)
        rows = models.QuerySet(model).filter(mentions).order_by().values_list(*names)
        for values in rows.iterator():
            for field, value in zip(fields, values, strict=True):
                found.update(addresses_of(field, value))
    return found


def synchronised():
    """All links, after the table has been updated from the texts: new addresses added, addresses no longer
    written deleted.
    """
    found = collect()
    known = set(ExternalLink.objects.values_list("url", flat=True))
    ExternalLink.objects.bulk_create((ExternalLink(url=url) for url in sorted(found - known)), batch_size=500)
    gone = sorted(known - found)
    for start in range(0, len(gone), 500):
        ExternalLink.objects.filter(url__in=gone[start : start + 500]).delete()
    return ExternalLink.objects.all()


def places_of(urls: list[str]) -> dict[str, list]:
    """{url: [the objects whose texts contain it], …}: one query for the keys, then one for each kind of object."""
    if not urls:
        return {}
    spelled = {each for url in urls for each in (url, str(escape(url)))}
    branches = [
        keys_of(
            model,
            Q.create(
                [(f"{field.attname}__contains", each) for field in fields for each in spelled], connector=Q.OR
            ),
        )
        for model, fields in models_with_links().items()
    ]
    found = {url: {} for url in urls}
    for row in rows_with_keys(branches[0].union(*branches[1:])):
        place = getattr(row, "shown_in", row)
        for field in fields_of(row):
            for url in addresses_of(field, row.__dict__.get(field.attname)):
                if url in found:
                    found[url][(place._meta.concrete_model, place.pk)] = place
    return {url: list(places.values()) for url, places in found.items()}


class Round:
    """Asks each site one address at a time, `delay` seconds apart; while one site rests, another is asked."""

    def __init__(self, links, checker, delay, clock=time.monotonic, sleep=time.sleep):
        self.checker, self.delay, self.clock, self.sleep = checker, delay, clock, sleep
        self.waiting, self.ready = {}, {}  # host → its links; host → when it may be asked again
        for link in links:
            host = (urlsplit(link.url).hostname or "").lower()
            self.waiting.setdefault(host, deque()).append(link)

    def __iter__(self):
        """(link, answer), each recorded before the next is asked: a run that is stopped loses nothing."""
        while self.waiting:
            host = min(self.waiting, key=lambda each: self.ready.get(each, 0))
            self.sleep(max(0, self.ready.get(host, 0) - self.clock()))
            link = self.waiting[host].popleft()
            answer = self.checker.check(link.url)
            self.ready[host] = self.clock() + self.delay
            if answer.wait is None:
                link.record(answer, timezone.now())
            else:
                self.rest(host, link, answer)
            if not self.waiting.get(host):
                self.waiting.pop(host, None)
            yield link, answer

    def rest(self, host, link, answer):
        """The site asks for a pause: first the link waits; the next time, the site waits until the next run."""
        if answer.wait > PATIENCE or getattr(link, "was_put_off", False):
            self.waiting.pop(host)
            return
        link.was_put_off = True
        self.waiting[host].append(link)
        self.ready[host] = self.clock() + max(self.delay, answer.wait)
