"""Links to our own objects: kept as their permanent short address ('/p/<code>/'), shown as the address of today.

What is stored names an object, so that a page renamed or moved breaks no link. What readers and editors see is a path.
"""

import re
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from django.apps import apps
from django.db.models import Exists, OuterRef, QuerySet, Value
from django.urls import Resolver404, resolve, reverse

from pages.text.addresses import without_own_host
from pages.text.languages import language_of, with_prefix, without_prefix

REFERENCE = re.compile(r"/p/(?P<code>[a-z0-9]{1,12})/(?P<rest>(?:[?#].*)?)", re.I | re.S)


@dataclass(frozen=True)
class Target:
    """What a reference leads to."""

    label: str
    code: str
    path: str
    title: str
    is_public: bool


_kinds = []


def register(model):
    """What has an address of its own says so: its rows have a `code` and a `title_fr`, and its VIEW shows them."""
    _kinds.append(model)


def kinds():
    return tuple(_kinds)


def split(link):
    """('en' or 'fr', code, '?query#fragment') of a reference; None for any other link."""
    found = REFERENCE.fullmatch(without_prefix(link)) if link.startswith("/") else None
    return (language_of(link), found["code"].lower(), found["rest"]) if found else None


def codes_in(links):
    return {parts[1] for parts in map(split, links) if parts}


def targets(codes):
    """{code: Target}, whatever its kind, in one query; in none where there is nothing to find."""
    found = one_query({model: {"code__in": codes} for model in kinds()} if codes else {})
    return {target.code: target for target in found}


def at_paths(paths):
    """{path: Target} of the objects that live there, drafts included."""
    wanted = {}
    for path in paths:
        with suppress(Resolver404):
            match = resolve(path)
            model = shown_by().get(match.view_name)
            if model:
                key = path if address_of(model) == "path" else match.kwargs.get("slug")
                wanted.setdefault(model, set()).add(key)
    lookups = {model: {f"{address_of(model)}__in": keys} for model, keys in wanted.items()}
    return {target.path: target for target in one_query(lookups)}


def shown_by():
    """{name of the view: the model it shows}; the tree of pages answers everything else."""
    return {model.VIEW or "pages:page": model for model in kinds()}


def address_of(model):
    return "slug" if model.VIEW else "path"


def one_query(lookups):
    rows = [rows_of(model, lookup) for model, lookup in lookups.items()]
    found = rows[0].union(*rows[1:], all=True) if rows else ()
    views = {model._meta.label: model.VIEW for model in lookups}
    return [
        Target(label, code, path_of(views[label], address), title, bool(is_public))
        for label, code, address, title, is_public in found
    ]


def rows_of(model, lookup):
    public = model.objects.published().filter(pk=OuterRef("pk")).order_by()
    rows = QuerySet(model).filter(**lookup).order_by()  # a plain one: modeltranslation rewrites names
    rows = rows.annotate(label=Value(model._meta.label), is_public=Exists(public))
    return rows.values_list("label", "code", address_of(model), "title_fr", "is_public")


def path_of(view, address):
    return without_prefix(reverse(view, args=[address])) if view else address


def current(link, found):
    """The address of today for a reference, the link itself for another; None where readers would find nothing."""
    parts = split(link)
    if not parts:
        return link
    language, code, rest = parts
    target = found.get(code)
    return with_prefix(target.path, language) + rest if target and target.is_public else None


def readable(link, found):
    """The same for an editor: a draft has an address too, and what is gone keeps the address that was stored."""
    parts = split(link)
    target = parts and found.get(parts[1])
    return with_prefix(target.path, parts[0]) + parts[2] if target else link


def references(links, language="fr"):
    """{link: reference} for those that lead to one of our objects, however they were copied: path, address of another
    language, complete address, old address. One that says another language than its text's keeps saying it."""
    parts = {link: ours for link in links if (ours := own_parts(link))}
    living = at_paths({path for _, path, _, _ in parts.values()})
    moved = moved_targets({each[1:3] for each in parts.values() if each[1] not in living})
    found = {}
    for link, (said, path, query, fragment) in parts.items():
        rest = after(query, fragment)
        target = living.get(path)
        if not target and (path, query) in moved:
            target, rest = moved[path, query]
            rest = rest if "#" in rest or not fragment else f"{rest}#{fragment}"
        if target:
            reference = f"/p/{target.code}/{rest}"
            found[link] = reference if said == language else with_prefix(reference, said)
    return found


def own_parts(link):
    """(language, path, query, fragment) of an address of this site that may be an object's, or None."""
    try:
        link = without_own_host(link)
        parts = urlsplit(link)
    except ValueError:  # no address at all: "http://[", which validators refuse elsewhere
        return None
    if not link.startswith("/") or link.startswith("//") or split(link):
        return None
    path = unquote(parts.path)
    base = without_prefix(path)
    base = base if base.endswith("/") else f"{base}/"
    return language_of(path), base, parts.query, parts.fragment


def moved_targets(addresses):
    """{(old path, query): (Target, what follows its address)} for the addresses that a redirect knows."""
    redirects = apps.get_model("pages", "Redirect").objects.answering_each(addresses)
    found = {address: own_parts(redirect.target) for address, redirect in redirects.items()}
    leads = {address: parts for address, parts in found.items() if parts}
    living = at_paths({parts[1] for parts in leads.values()})
    return {
        address: (living[path], after(query, fragment))
        for address, (_, path, query, fragment) in leads.items()
        if path in living
    }


def after(query, fragment):
    return f"?{query}" * bool(query) + f"#{fragment}" * bool(fragment)
