"""What a link leads to, asked in the database: one condition, whatever the kinds of publication there are."""

from django.db.models import CharField, Exists, OuterRef, Q, Value
from django.db.models.functions import Concat
from django.urls import reverse

from pages.languages import without_prefix
from pages.models.page import Page
from pages.models.publication import Publication


def is_in_doubt():
    """Whether the page chosen, or the address typed ("/projets/lilas/"), is that of something to confirm."""
    chosen = Q(pk=OuterRef("page")) | Q(path=OuterRef("link"))
    condition = Q(Exists(Page.objects.to_confirm().filter(chosen)))
    for model in Publication.__subclasses__():
        if model.VIEW:
            before, after = around_slug(model.VIEW)
            address = Concat(Value(before), "slug", Value(after), output_field=CharField())
            found = model.objects.to_confirm().annotate(address=address).filter(address=OuterRef("link"))
            condition |= Q(Exists(found))
    return condition


def around_slug(view):
    """'programmes:project' → ('/projets/', '/')"""
    before, _slug, after = without_prefix(reverse(view, args=["slug"])).rpartition("slug")
    return before, after
