"""Asks the database what a link leads to, by one condition for all kinds of publication."""

from django.db.models import CharField, Exists, F, OuterRef, Q, Value
from django.db.models.functions import Concat

from pages.publication.models.publication import Publication
from pages.tree.models.page import Page


def leads_to_past_review():
    """Whether the chosen page, or what the link refers to ("/p/<code>/"), is to confirm."""
    condition = Q(Exists(Page.objects.to_confirm().filter(pk=OuterRef("page"))))
    for model in Publication.__subclasses__():
        reference = Concat(Value("/p/"), "code", Value("/"), output_field=CharField())
        named = model.objects.to_confirm().annotate(
            reference=reference, link_of_card=Concat(OuterRef("link"), Value(""), output_field=CharField())
        )
        condition |= Q(Exists(named.filter(link_of_card__startswith=F("reference"))))
    return condition
