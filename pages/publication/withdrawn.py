"""What the address of a withdrawn text says: since when it is gone, and what replaces it."""

from urllib.parse import urlsplit

from django.urls import Resolver404, resolve
from django.utils.functional import cached_property

from pages.links.models.fields import lead_readers
from pages.models import Page, Publication
from pages.text.languages import localized


class Withdrawn:
    """Says since when `obj` is gone and what replaces it. `obj` is the text itself, or the page above that hides it."""

    def __init__(self, obj):
        lead_readers([obj])
        self.since = obj.expire_at
        self.replaced_by = localized(obj.replaced_by) if obj.replaced_by else ""

    @cached_property
    def replacement(self):
        """The object that replaces it, if it is ours and public: its title says more than its address."""
        if not self.replaced_by.startswith("/"):
            return None
        try:
            found = at(resolve(urlsplit(self.replaced_by).path))
        except Resolver404:
            return None
        return found if found and type(found).objects.published().filter(pk=found.pk).exists() else None


def withdrawn(match):
    """The Withdrawn of an address (a ResolverMatch) that answers 404, or None if it never was public."""
    found = at(match) if match else None
    if not found or not was_public(found):
        return None
    if isinstance(found, Page):
        return withdrawn_page(found)
    return Withdrawn(found) if found.is_withdrawn else None


def withdrawn_page(page):
    """The Withdrawn of the page, or of the nearest withdrawn page above; None if any page above never was public."""
    way = list(Page.objects.at(page.path))
    gone = [each for each in way if each.is_withdrawn]
    return Withdrawn(gone[-1]) if gone and all(map(was_public, way)) else None


def was_public(obj):
    """Whether `obj` is or was public, by its own dates."""
    return obj.is_published or obj.is_withdrawn


def at(match):
    """The object at this address (a ResolverMatch), public or not: a page or another publication, by path or
    short address.
    """
    if match.view_name == "pages:page":
        path = f"/{match.kwargs['path'].strip('/')}/" if match.kwargs["path"] else "/"
        return Page.objects.filter(path=path).first()
    if match.view_name == "pages:short":
        return by_code(match.kwargs["code"].lower())
    model = next((each for each in Publication.__subclasses__() if match.view_name == each.VIEW), None)
    return model.objects.filter(slug=match.kwargs["slug"]).first() if model else None


def by_code(code):
    found = (model.objects.filter(code=code).first() for model in Publication.__subclasses__())
    return next(filter(None, found), None)
